package org.tidewaiter.exchange.joining;

import java.net.URI;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tidewaiter.exchange.identity.VerificationKey;

/**
 * What a node says of itself to one that does not know it.
 *
 * @param node its name, as in {@code tidewaiter.node.name}
 * @param address base address of its exchange
 * @param key that it signs with
 * @param originators authorities whose reports it issues
 */
public record Introduced(
        String node,
        String titleInEnglish,
        String titleInFrench,
        URI address,
        VerificationKey key,
        List<String> originators) {

    /** Most authorities that one node issues reports for. */
    public static final int MOST_ORIGINATORS = 100;

    /** Longest title, in characters. */
    public static final int LONGEST_TITLE = 120;

    private static final int LONGEST_ADDRESS = 300;
    private static final Pattern NAME = Pattern.compile("[A-Z0-9][A-Z0-9-]{1,19}");
    private static final Pattern ORIGINATOR = Pattern.compile("[A-Z]{2}-[A-Z0-9-]{2,20}");
    private static final Pattern TITLE = Pattern.compile("[^\\p{Cntrl}]{1," + LONGEST_TITLE + "}");

    /** @throws IllegalArgumentException if one of the values is not of its form */
    public Introduced {
        originators = List.copyOf(new TreeSet<>(originators));
        require(isName(node), "a node's name has 2 to 20 capitals, digits and hyphens");
        require(
                TITLE.matcher(titleInEnglish).matches()
                        && TITLE.matcher(titleInFrench).matches(),
                "a title is needed");
        require(isAddress(address), "an address begins with https:// and names a host");
        require(
                originators.size() <= MOST_ORIGINATORS && originators.stream().allMatch(Introduced::isOriginator),
                "an authority is a country and an agency");
    }

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    public static boolean isOriginator(String text) {
        return ORIGINATOR.matcher(text).matches();
    }

    /** Whether partners can be called there: https, a host, nothing that would be in the way of a path. */
    public static boolean isAddress(URI address) {
        return "https".equals(address.getScheme())
                && address.getHost() != null
                && address.getUserInfo() == null
                && address.getQuery() == null
                && address.getFragment() == null
                && address.toString().length() <= LONGEST_ADDRESS;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
