-- What the source said of the report behind the page: with it the article can be derived again after the page's last visit.
ALTER TABLE page ADD COLUMN entry BLOB;
