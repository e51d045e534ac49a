package org.tidewaiter.node.vocabulary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.vocabulary.ReferenceFiles.Loading;
import org.tidewaiter.report.registers.RowFault;

/** Loads the files that the configuration names. A bad one is told in the log, and what was in force stays so. */
@Component
class ReferencesAtStart implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(ReferencesAtStart.class);

    private final RegisterSettings settings;
    private final ReferenceFiles files;
    private final NodeScope node;

    ReferencesAtStart(RegisterSettings settings, ReferenceFiles files, NodeScope node) {
        this.settings = settings;
        this.files = files;
        this.node = node;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        load(ReferenceKind.RATES, settings.rates(), settings.ratesSource());
        load(ReferenceKind.TAXA, settings.taxa(), settings.taxaSource());
    }

    private void load(ReferenceKind kind, @Nullable Path file, String source) {
        if (file == null) {
            return;
        }
        try {
            if (Files.size(file) > ReferenceFiles.LARGEST) {
                log.error(
                        "The file of {} is larger than {} MB and was not loaded",
                        kind.code(),
                        ReferenceFiles.LARGEST >> 20);
                return;
            }
            byte[] content = Files.readAllBytes(file);
            String digest = ReferenceFiles.digest(content);
            if (files.inForce(kind)
                    .filter(known -> known.digest().equals(digest))
                    .isPresent()) {
                return;
            }
            switch (files.load(node.scope(), kind, source, content)) {
                case Loading.Loaded(ReferenceFile loaded) ->
                    log.info("Loaded {} rows of {}", loaded.rows(), kind.code());
                case Loading.Refused(List<RowFault> faults) -> refused(kind, faults);
            }
        } catch (IOException e) {
            log.error("The file of {} that the configuration names cannot be read", kind.code(), e);
        }
    }

    private static void refused(ReferenceKind kind, List<RowFault> faults) {
        RowFault first = faults.getFirst();
        log.error(
                "The file of {} was refused and nothing of it was loaded: {} faults, the first in row {} {}: {} {}",
                kind.code(),
                faults.size(),
                first.row(),
                first.column(),
                first.rule(),
                first.argument());
    }
}
