package org.tidewaiter.node.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.postgres.LocalPostgres;
import org.tidewaiter.postgres.LocalPostgresSettings;

class NodeDatabaseTest {

    @TempDir
    Path folder;

    @EnableConfigurationProperties(NodeSettings.class)
    @Import({DatabaseConfiguration.class, MigrationFolders.class})
    static class DatabaseModule {}

    @Test
    void migratesAnEmbeddedDatabaseAndStopsItsServerAtTheEnd() {
        long[] server = new long[1];
        national().run(context -> {
            server[0] = context.getBean(LocalPostgres.class).pid();
            assertThat(ProcessHandle.of(server[0])).isPresent();
            assertThat(context.getBean(DSLContext.class).fetchValue("select part from database.node_identity"))
                    .isEqualTo("NATIONAL");
        });
        assertThat(ProcessHandle.of(server[0])).isEmpty();
    }

    @Test
    void findsItsDataAgainAtTheNextStart() {
        national()
                .run(context -> context.getBean(DSLContext.class).execute("create table kept as select 42 as answer"));
        national()
                .run(context -> assertThat(context.getBean(DSLContext.class).fetchValue("select answer from kept"))
                        .isEqualTo(42));
    }

    @Test
    void refusesToStartInAnotherPartAndCreatesNothing() {
        hub().run(context -> assertThat(context).hasNotFailed());
        national()
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseInstanceOf(ChangedPartException.class)
                        .rootCause()
                        .hasMessageContaining("part HUB, and tidewaiter.node.part says NATIONAL"));
        hub().run(context ->
                assertThat(schemas(context.getBean(DSLContext.class))).doesNotContain("nominal"));
    }

    @Test
    void worksOnWhatALaterReleaseHasAdded() {
        hub().run(context -> {
            later(context.getBean(DSLContext.class), "adds a column");
            context.getBean(DSLContext.class).execute("alter table database.node_identity add column later text");
        });
        hub().run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void refusesInWordsWhatALaterReleaseHasMadeUnfitForThisProgram() {
        hub().run(context -> later(context.getBean(DSLContext.class), "breaks names of reports"));
        hub().run(context -> assertThat(context)
                .getFailure()
                .hasRootCauseInstanceOf(LaterReleaseException.class)
                .rootCause()
                .hasMessageContaining("209901010000 (breaks names of reports)")
                .hasMessageContaining("Start the later release again"));
    }

    /** As if a migration of another release had run. */
    private static void later(DSLContext database, String description) {
        database.execute(
                "insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) values (9999, '209901010000', ?, 'SQL', 'V209901010000__later.sql',"
                        + " current_user, 1, true)",
                description);
    }

    @Test
    void usesTheServerThatTheUrlNamesAndStartsNone() {
        try (LocalPostgres external = LocalPostgres.start(LocalPostgresSettings.in(folder.resolve("external"))
                .withPrograms(Path.of("target", "postgres-programs"))
                .throwAway())) {
            national()
                    .withPropertyValues(
                            "tidewaiter.database.url=" + external.jdbcUrl(),
                            "tidewaiter.database.user=" + external.user(),
                            "tidewaiter.database.password=" + external.password())
                    .run(context -> {
                        assertThat(context).doesNotHaveBean(LocalPostgres.class);
                        assertThat(schemas(DSL.using(context.getBean(DataSource.class), org.jooq.SQLDialect.POSTGRES)))
                                .contains("database");
                    });
        }
    }

    @Test
    void faultsOfTheDatabaseNameNoValues() {
        hub().run(context -> {
            DSLContext database = context.getBean(DSLContext.class);
            database.execute("create table person (name text primary key)");
            database.execute("insert into person values (?)", "Maarja Tamm");
            assertThatThrownBy(() -> database.execute("insert into person values (?)", "Maarja Tamm"))
                    .hasMessageContaining("person_pkey")
                    .hasMessageNotContaining("Maarja")
                    .rootCause()
                    .hasMessageNotContaining("Maarja");
        });
        assertThat(folder.resolve("node/database/server.log")).content().doesNotContain("Maarja");
    }

    private static List<String> schemas(DSLContext database) {
        return database.fetch("select schema_name from information_schema.schemata")
                .getValues(0, String.class);
    }

    private ApplicationContextRunner national() {
        return node("NATIONAL").withPropertyValues("tidewaiter.node.originator=EE-CUSTOMS");
    }

    private ApplicationContextRunner hub() {
        return node("HUB");
    }

    private ApplicationContextRunner node(String part) {
        return new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class, JooqAutoConfiguration.class))
                .withUserConfiguration(DatabaseModule.class)
                .withPropertyValues(
                        "tidewaiter.data=" + folder.resolve("node"),
                        "tidewaiter.programs=target/postgres-programs",
                        "tidewaiter.node.name=EE",
                        "tidewaiter.node.part=" + part,
                        "tidewaiter.node.title.en=Customs",
                        "tidewaiter.node.title.fr=Douanes");
    }
}
