-- Since when a promise is that of a colleague who took it over: its own, where its owner takes it
-- along, and who handed it over does not go with it.

alter table kept.promises add column taken_over_at timestamp;
update kept.promises set taken_over_at = (
    select max(answered_at) from kept.handovers as handovers
    where handovers.promise_id = promises.promise_id and handovers.answer = 'accepted'
);
