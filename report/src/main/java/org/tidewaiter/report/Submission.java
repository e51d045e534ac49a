package org.tidewaiter.report;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.shape.FieldPath;
import org.tidewaiter.report.shape.Filling;
import org.tidewaiter.report.shape.Misshape;
import org.tidewaiter.report.shape.RecordReader;
import org.tidewaiter.report.shape.RecordShape;
import org.tidewaiter.report.shape.RecordWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A report as an officer or a national system hands it in: one JSON document with the fields of the report at its top
 * level, and beside them {@code nominal} and {@code sourceKey}.
 *
 * @param sourceKey key of the case in the system that it comes from, at most 128 characters; with it, the same case handed
 *     in again is recognised
 */
public record Submission(
        SeizureReport report, NominalPart nominal, @Nullable String sourceKey) {

    /** Length bound of {@code sourceKey}. */
    public static final int SOURCE_KEY_LENGTH = 128;

    private static final RecordShape<SeizureReport> REPORT = RecordShape.of(SeizureReport.class);
    private static final RecordShape<NominalPart> NOMINAL = RecordShape.of(NominalPart.class);
    /** Fields on which it depends which others must be there, and how many readings try each constant with each of the other. */
    private static final Set<String> CHOSEN = Set.of("formType", "eventKind");

    private static final int CHOICES = FormType.values().length * EventKind.values().length;
    private static final RandomGenerator SECURE = new SecureRandom();

    /** Reads a document; goods lines without an id are given a random one. */
    public static Submission read(JsonNode document) throws MalformedReportException {
        return read(document, SECURE);
    }

    /** Reads a document, with ids of goods lines from the given source. */
    public static Submission read(JsonNode document, RandomGenerator random) throws MalformedReportException {
        List<Misshape> misshapes = new ArrayList<>();
        RecordReader reader = new RecordReader((rule, path) -> misshapes.add(new Misshape(rule, path)));
        if (!(document instanceof ObjectNode object)) {
            throw new MalformedReportException(List.of(new Misshape(Misshape.Kind.WRONG_TYPE, FieldPath.ROOT)));
        }
        ObjectNode top = object.objectNode();
        object.forEachEntry((name, value) -> top.set(name, value));
        JsonNode nominal = top.remove("nominal");
        JsonNode sourceKey = top.remove("sourceKey");
        nameGoodsLines(top, random);
        SeizureReport report = reader.read(REPORT, top, FieldPath.ROOT);
        NominalPart part = nominal == null || nominal.isNull()
                ? NominalPart.none()
                : reader.read(NOMINAL, nominal, FieldPath.ROOT.field("nominal"));
        String key = sourceKey(sourceKey, misshapes);
        if (report == null || part == null || !misshapes.isEmpty()) {
            throw new MalformedReportException(misshapes);
        }
        return new Submission(report, part, key);
    }

    /**
     * Reads what can be read of a document that is refused for its form, with something in each place that does not fit: what is
     * wrong with every one of these readings is wrong with the document, whatever was meant there.
     *
     * @param day something like today, where a day does not fit
     */
    public static Completed complete(ObjectNode document, LocalDate day) {
        List<Submission> readings = new ArrayList<>();
        Set<String> filled = new HashSet<>();
        if (document.hasNonNull("nominal") && !document.path("nominal").isObject()) {
            filled.add("nominal");
        }
        for (int choice = 0; choice < CHOICES; choice++) {
            for (boolean leavesOut : new boolean[] {true, false}) {
                Filling filling = new Filling(leavesOut, choice, day);
                readings.add(completed(document, new RecordReader(filling)));
                filled.addAll(filling.filled());
            }
            if (Collections.disjoint(filled, CHOSEN)) {
                break;
            }
        }
        return new Completed(readings, filled);
    }

    private static Submission completed(ObjectNode document, RecordReader reader) {
        ObjectNode top = document.deepCopy();
        nameGoodsLines(top, SECURE);
        NominalPart part = reader.read(NOMINAL, document.path("nominal"), FieldPath.ROOT.field("nominal"));
        return new Submission(
                Objects.requireNonNull(reader.read(REPORT, top, FieldPath.ROOT)),
                part == null ? NominalPart.none() : part,
                null);
    }

    /**
     * A document that was refused for its form, as it can be read.
     *
     * @param filled places of which nothing is known
     */
    public record Completed(List<Submission> readings, Set<String> filled) {
        public Completed {
            readings = List.copyOf(readings);
            filled = Set.copyOf(filled);
        }

        /** Whether something can be said of what stands at that path: it is neither filled, nor around nor within what is. */
        public boolean tells(String path) {
            return filled.stream().noneMatch(place -> within(place, path) || within(path, place));
        }

        /** Whether something of that name was filled anywhere. */
        public boolean filled(@Nullable String name) {
            return filled.stream()
                    .flatMap(place -> Stream.of(place.split("[.\\[]", -1)))
                    .anyMatch(step -> step.equals(name));
        }

        private static boolean within(String inner, String outer) {
            return inner.equals(outer) || inner.startsWith(outer + ".") || inner.startsWith(outer + "[");
        }
    }

    /** The document that {@link #read} reads back as this submission. */
    public JsonNode write() {
        ObjectNode document = RecordWriter.write(report);
        ObjectNode part = RecordWriter.write(nominal);
        if (!part.isEmpty()) {
            document.set("nominal", part);
        }
        if (sourceKey != null) {
            document.put("sourceKey", sourceKey);
        }
        return document;
    }

    private static @Nullable String sourceKey(@Nullable JsonNode node, List<Misshape> misshapes) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isString() || node.stringValue().length() > SOURCE_KEY_LENGTH) {
            misshapes.add(new Misshape(Misshape.Kind.WRONG_TYPE, FieldPath.ROOT.field("sourceKey")));
            return null;
        }
        return node.stringValue();
    }

    private static void nameGoodsLines(ObjectNode top, RandomGenerator random) {
        if (!(top.get("goods") instanceof tools.jackson.databind.node.ArrayNode lines)) {
            return;
        }
        Set<String> taken = new HashSet<>();
        lines.forEach(line -> taken.add(line.path("id").stringValue("")));
        var named = top.arrayNode(lines.size());
        for (JsonNode line : lines) {
            named.add(
                    line instanceof ObjectNode object && !object.hasNonNull("id")
                            ? named(object, taken, random)
                            : line);
        }
        top.set("goods", named);
    }

    private static ObjectNode named(ObjectNode line, Set<String> taken, RandomGenerator random) {
        String id = LineIds.next(random);
        while (!taken.add(id)) {
            id = LineIds.next(random);
        }
        ObjectNode named = line.objectNode();
        line.forEachEntry((name, value) -> named.set(name, value));
        return named.put("id", id);
    }
}
