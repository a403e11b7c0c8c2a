-- Whether reflecting counts as working time, as the admin says to everybody; null until it is said.
alter table kept.workspace add column reflecting_counts boolean;
