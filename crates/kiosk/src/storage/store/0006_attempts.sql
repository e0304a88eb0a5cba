-- How often a request was taken up to be sent, since this step; what was counted before stands in its row. Apart from it,
-- for to count up there writes the row anew, with all that is sealed in it.
CREATE TABLE attempt (
    request INTEGER PRIMARY KEY REFERENCES request (seq) ON DELETE CASCADE,
    times INTEGER NOT NULL
) STRICT;
