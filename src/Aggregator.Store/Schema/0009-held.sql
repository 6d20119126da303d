-- State 2: on hold.
CREATE INDEX article_held ON article (number) WHERE state = 2;
