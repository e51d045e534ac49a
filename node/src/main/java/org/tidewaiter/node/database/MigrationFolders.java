package org.tidewaiter.node.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
        SortedSet<String> modules = new TreeSet<>();
        Set<String> versions = new HashSet<>();
        for (String[] path : migrations()) {
            modules.add(path[path.length - 2]);
            versions.add(path[path.length - 1].substring(1).split("__", 2)[0]);
        }
        if (!settings.node().part().holdsNominalData()) {
            modules.removeAll(NOMINAL);
        }
        configuration
                .locations(
                        modules.stream().map(module -> "classpath:db/" + module).toArray(String[]::new))
                .callbacks(new LaterReleaseGuard(versions), new PartGuard(settings.node()));
    }

    /** The paths of all migrations of this program, in their steps: the last two are the module and the file. */
    private static List<String[]> migrations() {
        try {
            Resource[] migrations = new PathMatchingResourcePatternResolver().getResources("classpath*:db/*/V*.sql");
            if (migrations.length == 0) {
                throw new IllegalStateException("No migrations on the class path");
            }
            List<String[]> paths = new ArrayList<>();
            for (Resource migration : migrations) {
                paths.add(migration.getURL().getPath().split("/", -1));
            }
            return paths;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
