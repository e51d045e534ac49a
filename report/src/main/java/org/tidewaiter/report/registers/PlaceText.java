package org.tidewaiter.report.registers;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.report.vocabulary.Folding;

/** Names of places as they are compared: folded, without the words that say only what kind of place it is. */
final class PlaceText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern PARENTHESES = Pattern.compile("\\(([^)]*)\\)");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9-]{1,11}");
    private static final Pattern LOST = Pattern.compile("\\uFFFD|(?<=\\p{L})\\?|\\?(?=\\p{L})");
    private static final Pattern PARTS = Pattern.compile("\\s+/\\s+|,|;");
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final Set<String> AIRPORT =
            Set.of("airport", "aeroport", "aeropuerto", "aeroporto", "flughafen", "airfield", "aerodrome");
    private static final Set<String> PORT = Set.of("port", "seaport", "harbour", "harbor");
    private static final String CIUDAD = "ciudad de ";
    private static final Set<String> SMALL = Set.of("international", "intl", "the", "of");

    private PlaceText() {}

    /** Lower case, without accents, letters that do not decompose replaced, initials joined: "O.R. Tambo" is "or tambo". */
    static String fold(String text) {
        String plain =
                text.replace('ø', 'o').replace('Ø', 'O').replace('ł', 'l').replace('Ł', 'L');
        plain = plain.replace('đ', 'd')
                .replace('Đ', 'D')
                .replace('ð', 'd')
                .replace('ı', 'i')
                .replace("Þ", "Th");
        List<String> words = new ArrayList<>();
        boolean initials = false;
        for (String word : Folding.fold(plain).split(" ", -1)) {
            boolean initial = word.length() == 1 && Character.isLetter(word.charAt(0));
            if (initial && initials) {
                words.set(words.size() - 1, words.getLast() + word);
            } else {
                words.add(word.equals("st") ? "saint" : word);
            }
            initials = initial;
        }
        return String.join(" ", words);
    }

    /** A folded name without the words that the names of many airports share; itself if nothing else is in it. */
    static String core(String folded) {
        return without(folded, word -> AIRPORT.contains(word) || SMALL.contains(word));
    }

    /** A folded question without the words that say only what kind of place is meant. */
    static String asked(String folded) {
        return without(folded, word -> AIRPORT.contains(word) || SMALL.contains(word) || PORT.contains(word));
    }

    /** A folded city without the word that only some of those who write it add. */
    static String city(String folded) {
        return folded.startsWith(CIUDAD) ? folded.substring(CIUDAD.length()) : without(folded, "city"::equals);
    }

    private static String without(String folded, Predicate<String> shared) {
        String rest = words(folded).filter(shared.negate()).collect(Collectors.joining(" "));
        return rest.isEmpty() ? folded : rest;
    }

    static Stream<String> words(String folded) {
        return BLANK.splitAsStream(folded);
    }

    /** The kind that the words themselves name, such as the airport in "Dubai Airport". */
    static Optional<String> kind(String folded) {
        if (words(folded).anyMatch(AIRPORT::contains)) {
            return Optional.of("AIRPORT");
        }
        boolean port = folded.startsWith("port of ") || folded.endsWith(" harbour") || folded.endsWith(" seaport");
        return port ? Optional.of("SEAPORT") : Optional.empty();
    }

    /** The code that stands alone or beside a word such as "airport": capitals, digits, hyphens. */
    static Optional<String> code(String text) {
        String bare = Stream.of(text.strip().split("\\s+", -1))
                .filter(word -> !AIRPORT.contains(fold(word)))
                .collect(Collectors.joining());
        return CODE.matcher(bare).matches() ? Optional.of(bare) : Optional.empty();
    }

    /** A name and its parts: "Mumbai (ex Bombay)" is also Mumbai and Bombay, "Arnavutköy, Istanbul" is also Istanbul. */
    static Set<String> variants(String name) {
        Set<String> variants = new LinkedHashSet<>();
        variants.add(name);
        variants.add(PARENTHESES.matcher(name).replaceAll(" "));
        PARENTHESES
                .matcher(name)
                .results()
                .forEach(found -> variants.add(found.group(1).replaceFirst("^ex ", "")));
        for (String part : PARTS.split(PARENTHESES.matcher(name).replaceAll(" "))) {
            variants.add(part);
        }
        variants.removeIf(String::isBlank);
        return variants;
    }

    /**
     * The text as it was before it was read in a wrong encoding: UTF-8 taken for Windows-1252, or the control
     * characters of Latin-1 that Windows-1252 has letters and dashes for. None where nothing points to that.
     */
    static Optional<String> repaired(String text) {
        if (text.codePoints().noneMatch(c -> c >= 0x80)) {
            return Optional.empty();
        }
        return Stream.of(WINDOWS, StandardCharsets.ISO_8859_1)
                .flatMap(taken -> asUtf8(text, taken).stream())
                .findFirst()
                .or(() -> withDashes(text));
    }

    private static Optional<String> asUtf8(String text, Charset taken) {
        try {
            ByteBuffer bytes = taken.newEncoder().encode(CharBuffer.wrap(text));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException another) {
            return Optional.empty();
        }
    }

    private static Optional<String> withDashes(String text) {
        return text.codePoints().anyMatch(c -> c >= 0x80 && c < 0xA0)
                ? Optional.of(new String(text.getBytes(StandardCharsets.ISO_8859_1), WINDOWS))
                : Optional.empty();
    }

    /** A text in which letters were lost, as a pattern over folded names; none where none are lost. */
    static Optional<Pattern> withLostLetters(String text) {
        if (!LOST.matcher(text).find()) {
            return Optional.empty();
        }
        String marked = asked(fold(LOST.matcher(text).replaceAll("qxq")));
        return Optional.of(Pattern.compile(marked.replaceAll("(qxq)+", ".{1,2}")));
    }
}
