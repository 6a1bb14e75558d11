CREATE TABLE half_made (again BIGINT);
