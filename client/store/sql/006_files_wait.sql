-- Older programs gave up for ever what the server did not know yet (1) or had no room for (3).
UPDATE attachment SET state = 'waiting'
 WHERE state = 'refused' AND refusal IN (1, 3) AND edit IS NOT NULL;
