package org.tidewaiter.report.matching;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.Examples;
import org.tidewaiter.report.SeizureReport;
import org.tidewaiter.report.matching.Corpus.Couple;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reports written by hand as different offices would tell and code them; see the head of {@code told-twice.yaml}. */
final class ToldTwice {

    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private final Corpus corpus = new Corpus();
    private final List<Told> told = new ArrayList<>();

    /**
     * One report.
     *
     * @param scene counted from 1; 0 for a report that stands alone
     * @param title of the scene, with the letter of the seizure and who tells it
     */
    record Told(int scene, String title, SeizureReport report) {}

    /** What one author wrote, before the same background; each file says at its head how it came about. */
    static ToldTwice read(String file) {
        return new ToldTwice(file(file).scenes());
    }

    private ToldTwice(List<Scene> scenes) {
        for (int i = 0; i < scenes.size(); i++) {
            add(i + 1, scenes.get(i));
        }
        file("told-twice.yaml").alone().forEach(telling -> add(0, "", telling));
    }

    private void add(int number, Scene scene) {
        List<Telling> tellings = scene.told();
        int first = told.size();
        tellings.forEach(telling -> add(number, scene.scene(), telling));
        for (int i = 0; i < tellings.size(); i++) {
            for (int j = i + 1; j < tellings.size(); j++) {
                Couple couple = Couple.of(first + i, first + j);
                if (Objects.equals(tellings.get(i).seizure(), tellings.get(j).seizure())) {
                    corpus.areOne(couple);
                } else {
                    corpus.areTwo(couple, "of one scene");
                }
            }
        }
    }

    private void add(int scene, String title, Telling telling) {
        SeizureReport report = Examples.read(telling.report()).report();
        told.add(new Told(
                scene, scene + " " + title + " (" + telling.seizure() + ", " + telling.source() + ")", report));
        corpus.add(report, telling.source());
    }

    Corpus corpus() {
        return corpus;
    }

    List<Told> told() {
        return told;
    }

    Told told(int number) {
        return told.get(number);
    }

    private static File file(String name) {
        try (InputStream in = ToldTwice.class.getResourceAsStream(name)) {
            return YAML.readValue(in, File.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record File(List<Scene> scenes, List<Telling> alone) {

        File {
            alone = alone == null ? List.of() : alone;
        }
    }

    private record Scene(String scene, List<Telling> told) {}

    /** @param source the authority and the way by which it reports */
    private record Telling(@Nullable String seizure, String source, ObjectNode report) {}
}
