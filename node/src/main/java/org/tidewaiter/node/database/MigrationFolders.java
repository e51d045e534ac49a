package org.tidewaiter.node.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.settings.NodeSettings;

/** Applies the migrations of the modules that this node's part may have: a hub has no schema for nominal data at all. */
@Component
class MigrationFolders implements FlywayConfigurationCustomizer {

    private static final Set<String> NOMINAL = Set.of("nominal", "intake", "uploads");

    private final NodeSettings settings;

    MigrationFolders(NodeSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        SortedSet<String> modules = modules();
        if (!settings.node().part().holdsNominalData()) {
            modules.removeAll(NOMINAL);
        }
        configuration
                .locations(
                        modules.stream().map(module -> "classpath:db/" + module).toArray(String[]::new))
                .callbacks(new PartGuard(settings.node()));
    }

    private static SortedSet<String> modules() {
        try {
            Resource[] migrations = new PathMatchingResourcePatternResolver().getResources("classpath*:db/*/V*.sql");
            SortedSet<String> modules = new TreeSet<>();
            for (Resource migration : migrations) {
                String[] path = migration.getURL().getPath().split("/", -1);
                modules.add(path[path.length - 2]);
            }
            if (modules.isEmpty()) {
                throw new IllegalStateException("No migrations on the class path: " + Arrays.toString(migrations));
            }
            return modules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
