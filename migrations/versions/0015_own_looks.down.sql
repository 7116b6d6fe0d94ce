DROP FUNCTION policy.own_looks(uuid[]);
