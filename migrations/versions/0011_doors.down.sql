DROP FUNCTION policy.sign_in(text, text, bytea, text, interval, interval, bytea), policy.enter(bytea),
    policy.choose(bytea, uuid), policy.sign_out(bytea), policy.who_may(uuid), policy.may_meet(integer, uuid, timestamptz),
    policy.meeting_starts(uuid), policy.invited(uuid), policy.touch(uuid), policy.search_youths(text, integer),
    policy.name_pattern(text), policy.named_anywhere(text, integer, integer), policy.named_in_order(text, integer),
    policy.search_the_city(text, integer);
DROP FUNCTION policy.may(uuid, text, smallint);
