-- What a report took over from last year's, as JSON; NULL for one that was not carried over.
ALTER TABLE reports ADD COLUMN carried TEXT;
