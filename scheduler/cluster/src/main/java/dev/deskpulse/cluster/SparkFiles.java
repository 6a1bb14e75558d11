package dev.deskpulse.cluster;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;

import dev.deskpulse.connector.store.TicketDocument;
import dev.deskpulse.progress.Progress;
import dev.deskpulse.scheduler.cluster.ClusterException;
import dev.deskpulse.scheduler.cluster.FileAnalysis;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/** Tickets of Parquet files, sorted by customer into parts: what is told of a ticket from its customer's others stays in one. */
final class SparkFiles {
    private static final List<String> COLUMNS = List.of("id", "source", "customer", "document");
    private static final int PARTS_AT_A_TIME = 64;

    private final SparkSession session;

    SparkFiles(SparkSession session) {
        this.session = session;
    }

    void analyze(FileAnalysis analysis, Path tickets, int of, List<Integer> parts, Progress progress) {
        try {
            Dataset<Row> sorted = read(tickets).withColumn("part", part(of));
            for (int from = 0; from < parts.size(); from += PARTS_AT_A_TIME) {
                List<Integer> some = List.copyOf(parts.subList(from, Math.min(parts.size(), from + PARTS_AT_A_TIME)));
                analyze(analysis, sorted, some);
                progress.advance(some.size());
            }
        } catch (ClusterException e) {
            throw e;
        } catch (Exception e) {
            // all of them: Scala throws checked ones without declaring them
            throw SparkEngine.explained(session, e);
        }
    }

    private Dataset<Row> read(Path tickets) {
        Dataset<Row> found;
        try {
            found = session.read().parquet(tickets.toString());
        } catch (Exception e) {
            throw new ClusterException(
                    tickets + " holds no whole Parquet files; write it anew, and let it appear when it is whole", e);
        }
        List<String> missing = COLUMNS.stream()
                .filter(column -> !Arrays.asList(found.columns()).contains(column))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    tickets + " lacks the columns " + missing + "; take them from the store's table of tickets");
        }
        return found.select("id", "source", "customer", "document");
    }

    /** The same customer's tickets of a source in the same part; tickets without a customer anywhere. */
    private static Column part(int of) {
        Column whose = when(col("customer").isNull(), col("id"))
                .otherwise(concat_ws("\n", col("source"), coalesce(col("customer"), lit(""))));
        return pmod(hash(whose), lit(of));
    }

    /** Each part is one task's, also one without tickets: all of them appear. */
    private static void analyze(FileAnalysis analysis, Dataset<Row> sorted, List<Integer> parts) {
        sorted.filter(col("part").isInCollection(parts))
                .javaRDD()
                .mapToPair(row -> new Tuple2<Object, TicketDocument>(
                        row.getAs("part"), new TicketDocument(row.getAs("id"), row.getAs("document"))))
                .partitionBy(new OneEach(parts))
                .mapPartitionsWithIndex(
                        (index, rows) -> {
                            analysis.analyze(parts.get(index), documents(rows));
                            return Collections.<Integer>emptyIterator();
                        },
                        false)
                .count();
    }

    private static Iterator<TicketDocument> documents(Iterator<Tuple2<Object, TicketDocument>> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public TicketDocument next() {
                return rows.next()._2();
            }
        };
    }

    /** A task for each of the parts. */
    private static final class OneEach extends Partitioner {
        private final List<Integer> parts;

        OneEach(List<Integer> parts) {
            this.parts = parts;
        }

        @Override
        public int numPartitions() {
            return parts.size();
        }

        @Override
        public int getPartition(Object key) {
            return parts.indexOf(key);
        }
    }
}
