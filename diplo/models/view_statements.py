"""The SELECT statements behind the views, in SQL that SQLite and PostgreSQL both understand.

`{join}` stands for the string aggregate: `group_concat` on SQLite, `string_agg` on PostgreSQL.
"""

_CITED = "(SELECT count(DISTINCT c.source_key) FROM citation AS c WHERE c.fact_key = {key})"


def _cited(key: str) -> str:
    return _CITED.replace("{key}", key)


MEMBERSHIP_SPELLS = f"""
SELECT m.key, m.organization_key, m.state_key, s.name, m.status,
       m.start_edtf, m.start_earliest, m.start_latest, m.end_edtf, m.end_earliest, m.end_latest,
       {_cited("m.key")}
FROM membership AS m JOIN state AS s ON s.key = m.state_key
"""

CURRENT_MEMBERS = """
SELECT m.organization_key, m.state_key, s.name, m.start_edtf, m.start_earliest, m.start_latest, m.key
FROM membership AS m JOIN state AS s ON s.key = m.state_key
WHERE m.status = 'member' AND m.start_latest <= CURRENT_DATE
  AND (m.end_earliest IS NULL OR m.end_earliest > CURRENT_DATE)
"""

MEMBERS_BY_YEAR = """
SELECT y.year, m.organization_key, m.state_key, s.name, m.status, m.start_edtf,
       CASE WHEN m.start_latest <= y.last_day AND (m.end_earliest IS NULL OR m.end_earliest > y.last_day)
            THEN 'certain' ELSE 'possible' END,
       m.key
FROM membership AS m
JOIN state AS s ON s.key = m.state_key
JOIN calendar_year AS y ON m.start_earliest <= y.last_day AND (m.end_latest IS NULL OR m.end_latest > y.last_day)
WHERE y.last_day <= (SELECT min(c.complete_through) FROM coverage AS c
                     WHERE c.subject = 'memberships' AND c.scope = m.organization_key)
"""

ACCESSION_LOG = f"""
SELECT a.key, a.organization_key, a.state_key, s.name, a.status, a.step,
       a.date_edtf, a.date_earliest, a.date_latest, a.summit_key, a.membership_key, {_cited("a.key")}
FROM accession_step AS a JOIN state AS s ON s.key = a.state_key
"""

CHAIRMANSHIP_LOG = f"""
SELECT h.key, h.organization_key, h.state_key, s.name,
       h.start_edtf, h.start_earliest, h.start_latest, h.end_edtf, h.end_earliest, h.end_latest, {_cited("h.key")}
FROM chairmanship AS h JOIN state AS s ON s.key = h.state_key
"""

SUMMIT_LOG = f"""
SELECT u.key, u.organization_key, u.organ_key, u.ordinal, u.title, u.date_edtf, u.date_earliest, u.date_latest,
       u.city, u.host_key, s.name, u.format, u.chair_key, p.name, u.event_status,
       (SELECT count(*) FROM participation AS a WHERE a.summit_key = u.key AND a.mode <> 'absent'),
       (SELECT {{join}}(d.title, '; ') FROM
         (SELECT title FROM summit_document WHERE summit_key = u.key ORDER BY position) AS d),
       {_cited("u.key")}
FROM summit AS u LEFT JOIN state AS s ON s.key = u.host_key LEFT JOIN person AS p ON p.key = u.chair_key
"""

ATTENDANCE_LOG = """
SELECT a.key, a.summit_key, u.organization_key, u.date_edtf, u.date_earliest, u.date_latest, u.city,
       a.state_key, s.name, a.represents, a.person_key, p.name, a.capacity, a.mode, f.note
FROM participation AS a
JOIN summit AS u ON u.key = a.summit_key
JOIN fact AS f ON f.key = a.key
LEFT JOIN state AS s ON s.key = a.state_key
LEFT JOIN person AS p ON p.key = a.person_key
"""

VISIT_LOG = f"""
SELECT v.key, v.visitor_key, p.name, v.sending_state_key, v.host_key, s.name, v.visit_kind,
       v.date_edtf, v.date_earliest, v.date_latest,
       CASE WHEN v.event_status = 'held' AND v.date_latest <= w.last_day AND NOT EXISTS
         (SELECT 1 FROM tenure AS t WHERE t.person_key = v.visitor_key AND t.start_earliest < w.first_day
            AND t.office IN ('head_of_state', 'head_of_government')) THEN
         (SELECT count(*) FROM visit AS e
          WHERE e.visitor_key = v.visitor_key AND e.host_key = v.host_key AND e.event_status = 'held'
            AND (e.date_earliest < v.date_earliest OR (e.date_earliest = v.date_earliest AND e.key <= v.key))) END,
       (SELECT {{join}}(t.city, ', ') FROM
         (SELECT city FROM visit_stop WHERE visit_key = v.key ORDER BY position) AS t),
       (SELECT {{join}}(o.meeting, '; ') FROM
         (SELECT coalesce(summit_key, name) AS meeting FROM visit_occasion WHERE visit_key = v.key
          ORDER BY position) AS o),
       v.inviter_key,
       (SELECT {{join}}(d.person_key, ', ') FROM
         (SELECT person_key FROM delegation_member WHERE visit_key = v.key ORDER BY person_key) AS d),
       v.trip_key, v.event_status, f.note, {_cited("v.key")}
FROM visit AS v
JOIN person AS p ON p.key = v.visitor_key
JOIN state AS s ON s.key = v.host_key
JOIN fact AS f ON f.key = v.key
LEFT JOIN following AS w ON w.person_key = v.visitor_key
"""

TENURE_LOG = f"""
SELECT t.key, t.person_key, p.name, t.office, t.title, t.state_key, t.organization_key, t.acting,
       t.start_edtf, t.start_earliest, t.start_latest, t.end_edtf, t.end_earliest, t.end_latest, {_cited("t.key")}
FROM tenure AS t JOIN person AS p ON p.key = t.person_key
"""

MILESTONE_LOG = f"""
SELECT m.key, m.organization_key, m.milestone_kind, m.title, m.date_edtf, m.date_earliest, m.date_latest,
       m.city, m.summit_key, {_cited("m.key")}
FROM milestone AS m
"""

TIMELINE = """
SELECT m.start_edtf, m.start_earliest, m.start_latest, 'membership_start', m.key, m.organization_key, m.state_key,
       CAST(NULL AS VARCHAR),
       s.name || ' becomes ' || CASE WHEN m.status IN ('observer', 'associate') THEN 'an ' ELSE 'a ' END
         || replace(m.status, '_', ' ') || ' of the ' || coalesce(o.abbreviation, o.name)
FROM membership AS m JOIN state AS s ON s.key = m.state_key JOIN organization AS o ON o.key = m.organization_key
UNION ALL
SELECT m.end_edtf, m.end_earliest, m.end_latest, 'membership_end', m.key, m.organization_key, m.state_key,
       CAST(NULL AS VARCHAR),
       s.name || ' ceases to be ' || CASE WHEN m.status IN ('observer', 'associate') THEN 'an ' ELSE 'a ' END
         || replace(m.status, '_', ' ') || ' of the ' || coalesce(o.abbreviation, o.name)
FROM membership AS m JOIN state AS s ON s.key = m.state_key JOIN organization AS o ON o.key = m.organization_key
WHERE m.end_edtf IS NOT NULL
UNION ALL
SELECT a.date_edtf, a.date_earliest, a.date_latest, 'accession_step', a.key, a.organization_key, a.state_key,
       CAST(NULL AS VARCHAR),
       s.name || ', accession as ' || replace(a.status, '_', ' ') || ' of the ' || coalesce(o.abbreviation, o.name)
         || ': ' || replace(a.step, '_', ' ')
FROM accession_step AS a JOIN state AS s ON s.key = a.state_key JOIN organization AS o ON o.key = a.organization_key
UNION ALL
SELECT c.start_edtf, c.start_earliest, c.start_latest, 'chairmanship', c.key, c.organization_key, c.state_key,
       CAST(NULL AS VARCHAR), s.name || ' takes the chair of the ' || coalesce(o.abbreviation, o.name)
FROM chairmanship AS c JOIN state AS s ON s.key = c.state_key JOIN organization AS o ON o.key = c.organization_key
UNION ALL
SELECT u.date_edtf, u.date_earliest, u.date_latest, 'summit', u.key, u.organization_key, u.host_key,
       CAST(NULL AS VARCHAR),
       coalesce(o.abbreviation, o.name) || coalesce(' ' || g.name, '') || ' meets'
         || coalesce(' in ' || u.city, '')
         || CASE WHEN u.format = 'virtual' THEN ' by video' ELSE '' END
         || CASE WHEN u.event_status = 'held' THEN '' ELSE ' (' || u.event_status || ')' END
FROM summit AS u JOIN organization AS o ON o.key = u.organization_key LEFT JOIN organ AS g ON g.key = u.organ_key
UNION ALL
SELECT m.date_edtf, m.date_earliest, m.date_latest, 'milestone', m.key, m.organization_key, CAST(NULL AS VARCHAR),
       CAST(NULL AS VARCHAR), m.title
FROM milestone AS m
UNION ALL
SELECT v.date_edtf, v.date_earliest, v.date_latest, 'visit', v.key, CAST(NULL AS VARCHAR), v.host_key, v.visitor_key,
       p.name || ' in ' || s.name
         || coalesce(' (' || replace(v.visit_kind, '_', ' ') || ')', '')
         || CASE WHEN v.event_status = 'held' THEN '' ELSE ' (' || v.event_status || ')' END
FROM visit AS v JOIN person AS p ON p.key = v.visitor_key JOIN state AS s ON s.key = v.host_key
"""

FACT_CITATIONS = """
SELECT f.key, f.kind, c.key, CASE WHEN c.fact_key = f.key THEN 0 ELSE 1 END, c.stance,
       (SELECT {join}(g.field, ', ') FROM
         (SELECT field FROM citation_field WHERE citation_key = c.key ORDER BY field) AS g),
       c.says, c.place, c.quoted, c.selector_start, c.selector_end,
       s.key, s.source_kind, s.publisher, s.title, s.date_edtf, s.via, s.url
FROM fact AS f
JOIN citation AS c ON c.fact_key = f.key
  OR (c.fact_key = f.parent_key AND NOT EXISTS (SELECT 1 FROM citation AS own WHERE own.fact_key = f.key))
JOIN source AS s ON s.key = c.source_key
"""

DISAGREEMENTS = """
SELECT f.key, f.kind, g.field, g.value, c.says, s.key, s.publisher, s.date_edtf, s.url, f.note
FROM citation_field AS g
JOIN citation AS c ON c.key = g.citation_key
JOIN fact AS f ON f.key = c.fact_key
JOIN source AS s ON s.key = c.source_key
WHERE g.agrees = 0
"""

SOURCE_LIST = """
SELECT s.key, s.source_kind, s.publisher, s.title, s.date_edtf, s.language, s.via, s.author, s.url, s.sha256,
       (SELECT count(DISTINCT c.fact_key) FROM citation AS c WHERE c.source_key = s.key)
FROM source AS s
"""

STATE_LIST = """
SELECT s.key, s.name,
       (SELECT min(n.name) FROM state_name AS n WHERE n.state_key = s.key AND n.name_kind = 'official'
          AND n.end_edtf IS NULL),
       s.capital,
       (SELECT c.code FROM state_code AS c WHERE c.state_key = s.key AND c.scheme = 'iso3166_alpha2'),
       (SELECT c.code FROM state_code AS c WHERE c.state_key = s.key AND c.scheme = 'iso3166_numeric'),
       (SELECT c.code FROM state_code AS c WHERE c.state_key = s.key AND c.scheme = 'cow_code'),
       (SELECT c.code FROM state_code AS c WHERE c.state_key = s.key AND c.scheme = 'gw_code'),
       (SELECT c.code FROM state_code AS c WHERE c.state_key = s.key AND c.scheme = 'wikidata_qid')
FROM state AS s
"""

PERSON_LIST = """
SELECT p.key, p.name, p.family_name, p.state_key,
       (SELECT {join}(n.name, '; ') FROM
         (SELECT name FROM person_name WHERE person_key = p.key ORDER BY name) AS n),
       (SELECT count(*) FROM visit AS v WHERE v.visitor_key = p.key)
FROM person AS p
"""

POPULATIONS = """
SELECT p.key, p.state_key, p.series, y.year, y.persons
FROM population AS p JOIN population_year AS y ON y.population_key = p.key
"""

NAMES = """
SELECT 'state', key, key, 'key', CAST(NULL AS VARCHAR) FROM state
UNION ALL SELECT 'state', key, name, 'name', CAST(NULL AS VARCHAR) FROM state
UNION ALL SELECT 'state', state_key, name, name_kind, language FROM state_name
UNION ALL SELECT 'state', state_key, code, 'code', CAST(NULL AS VARCHAR) FROM state_code
  WHERE scheme IN ('iso3166_alpha2', 'wikidata_qid')
UNION ALL SELECT 'person', key, key, 'key', CAST(NULL AS VARCHAR) FROM person
UNION ALL SELECT 'person', key, name, 'name', CAST(NULL AS VARCHAR) FROM person
UNION ALL SELECT 'person', key, family_name, 'family_name', CAST(NULL AS VARCHAR) FROM person
UNION ALL SELECT 'person', person_key, name, 'other', language FROM person_name
UNION ALL SELECT 'organization', key, key, 'key', CAST(NULL AS VARCHAR) FROM organization
UNION ALL SELECT 'organization', key, name, 'name', CAST(NULL AS VARCHAR) FROM organization
UNION ALL SELECT 'organization', key, abbreviation, 'code', CAST(NULL AS VARCHAR) FROM organization
  WHERE abbreviation IS NOT NULL
UNION ALL SELECT 'organization', organization_key, name, 'other', language FROM organization_name
"""
