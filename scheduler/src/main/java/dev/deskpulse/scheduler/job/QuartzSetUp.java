package dev.deskpulse.scheduler.job;

import dev.deskpulse.connector.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.spi.JobFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * Sets Quartz up: in memory where one process has the store, else as one of a cluster whose triggers lie in the store, so that
 * whichever process is free runs what is due, once.
 */
final class QuartzSetUp {
    private static final String NAME = "deskpulse";
    private static final String CHECK_IN_MILLIS = "5000";

    private QuartzSetUp() {}

    static Scheduler of(Database database, int threads, JobFactory jobs) {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", NAME);
        properties.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
        properties.setProperty("org.quartz.threadPool.threadsInheritContextClassLoaderOfInitializingThread", "true");
        database.shared().ifPresent(connections -> share(database, connections, properties));
        try {
            // Quartz keeps one scheduler of a name in a process; here each has its own.
            synchronized (QuartzSetUp.class) {
                Scheduler scheduler = new StdSchedulerFactory(properties).getScheduler();
                SchedulerRepository.getInstance().remove(NAME);
                scheduler.setJobFactory(jobs);
                return scheduler;
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz could not be set up", e);
        }
    }

    private static void share(Database database, DataSource connections, Properties properties) {
        database.migrate("quartz", "db/quartz");
        String source = NAME + "-" + System.identityHashCode(connections);
        DBConnectionManager.getInstance().addConnectionProvider(source, new Lent(connections));
        properties.setProperty("org.quartz.jobStore.class", JobStoreTX.class.getName());
        properties.setProperty("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
        properties.setProperty("org.quartz.jobStore.dataSource", source);
        properties.setProperty("org.quartz.jobStore.useProperties", "true");
        properties.setProperty("org.quartz.jobStore.isClustered", "true");
        properties.setProperty("org.quartz.jobStore.clusterCheckinInterval", CHECK_IN_MILLIS);
    }

    /** The store's own pool, which outlives Quartz. */
    private record Lent(DataSource connections) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return connections.getConnection();
        }

        @Override
        public void initialize() {
            // it is there already
        }

        @Override
        public void shutdown() {
            // it is closed by whoever opened it
        }
    }
}
