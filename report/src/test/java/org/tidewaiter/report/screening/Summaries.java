package org.tidewaiter.report.screening;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Summaries in one script, with personal data planted or without. */
record Summaries(String script, Map<String, List<String>> lists) {

    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

    static Map<String, Summaries> read(String sample) throws IOException {
        try (InputStream in = Summaries.class.getResourceAsStream("/" + sample)) {
            Map<String, Map<String, List<String>>> file =
                    new YAMLMapper().readValue(in, new TypeReference<Map<String, Map<String, List<String>>>>() {});
            Map<String, Summaries> scripts = new LinkedHashMap<>();
            file.forEach((script, lists) -> scripts.put(script, new Summaries(script, lists)));
            return scripts;
        }
    }

    List<String> heldOut() {
        return lists.getOrDefault("heldOut", List.of());
    }

    /** Each sentence with personal data, once for each slot that holds some. */
    List<Planted> personal(SplittableRandom random) {
        List<Planted> planted = new ArrayList<>();
        for (String sentence : lists.getOrDefault("personal", List.of())) {
            planted.addAll(fill(sentence, random));
        }
        return planted;
    }

    List<String> clean(SplittableRandom random) {
        return lists.getOrDefault("clean", List.of()).stream()
                .map(sentence -> filled(sentence, random))
                .toList();
    }

    private String filled(String sentence, SplittableRandom random) {
        return SLOT.matcher(sentence).replaceAll(slot -> Matcher.quoteReplacement(one(slot.group(1), random)));
    }

    private List<Planted> fill(String sentence, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        List<int[]> spans = new ArrayList<>();
        List<String> slots = new ArrayList<>();
        boolean heldOut = random.nextBoolean();
        Matcher slot = SLOT.matcher(sentence);
        int from = 0;
        while (slot.find()) {
            text.append(sentence, from, slot.start());
            int start = text.length();
            text.append(slot.group(1).equals("name") ? name(heldOut, random) : one(slot.group(1), random));
            spans.add(new int[] {start, text.length()});
            slots.add(slot.group(1));
            from = slot.end();
        }
        text.append(sentence.substring(from));
        List<Planted> planted = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            planted.add(new Planted(text.toString(), spans.get(i)[0], spans.get(i)[1], slots.get(i), heldOut));
        }
        return planted;
    }

    /** In Han and Hangul the family name stands first, without a blank. */
    private String name(boolean heldOut, SplittableRandom random) {
        String blank = script.equals("han") || script.equals("korean") ? "" : " ";
        return one(heldOut ? "heldOut" : "known", random) + blank + one("family", random);
    }

    private String one(String list, SplittableRandom random) {
        List<String> values = lists.getOrDefault(list, List.of(list));
        return values.get(random.nextInt(values.size()));
    }

    /** A text and where in it the personal datum stands. */
    record Planted(String text, int start, int end, String slot, boolean heldOut) {}
}
