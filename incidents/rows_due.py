"""What ``agenda`` asks: ?1 is the organisation, ?2 the last day it looks at."""

TASKS = """
SELECT code, title, kind, about, due_on, assignee FROM task
WHERE organisation = ?1 AND done_on = '' AND due_on <= ?2 AND (due_on <> '' OR ?3)
"""

STEPS = """
SELECT s.id, s.kind, s.due_on, coalesce(p.code, ''), coalesce(i.code, ''), r.counsel
FROM proceeding_step s
CROSS JOIN proceeding r ON r.organisation = s.organisation AND r.id = s.proceeding
LEFT JOIN person p ON p.organisation = r.organisation AND p.id = r.person
LEFT JOIN incident i ON i.organisation = r.organisation AND i.id = r.incident
WHERE s.organisation = ?1 AND s.due_on > '' AND s.due_on <= ?2 AND s.date = ''
"""

CASES = """
SELECT code, title, next_review, owner FROM support_case
WHERE organisation = ?1 AND next_review > '' AND next_review <= ?2 AND status = 'open'
"""

REFERRALS = """
SELECT f.id, f.service, f.provider, f.follow_up_on, s.owner FROM referral f
CROSS JOIN support_case s ON s.organisation = f.organisation AND s.id = f.support_case
WHERE f.organisation = ?1 AND f.follow_up_on > '' AND f.follow_up_on <= ?2
  AND f.state IN ('proposed', 'referred', 'accepted', 'in_progress')
"""

CONSENTS = """
SELECT c.id, p.code, c.purpose, c.state, c.expires_on FROM consent c
CROSS JOIN person p ON p.organisation = c.organisation AND p.id = c.person
WHERE c.organisation = ?1
ORDER BY coalesce(nullif(c.given_on, ''), substr(c.created_at, 1, 10)), c.created_at, c.id
"""

RECOMMENDATIONS = """
SELECT code, mechanism, number, deadline FROM recommendation
WHERE organisation = ?1 AND deadline > '' AND deadline <= ?2 AND (deadline >= ?3 OR assessment = '')
"""
