package org.tidewaiter.demo;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in of the demonstration, the same name and password on each node, with a token of its own. Of a gateway's
 * members the names begin with the country, such as {@code pl-officer}.
 *
 * @param member of a gateway to which it belongs, by originator; null on other nodes and for the gateway's own people
 * @param role as {@code demo.json} names it
 */
record DemoAccount(String name, @Nullable String member, String role, String token) {

    /** Known to everybody: nothing in the demonstration is worth protecting, and its nodes answer this machine alone. */
    static final String PASSWORD = "high tide at noon";

    private static final int TOKEN_BYTES = 32;
    private static final Map<String, String> ROLES = new LinkedHashMap<>();

    static {
        ROLES.put("officer", "OFFICER");
        ROLES.put("coordinator", "COORDINATOR");
        ROLES.put("analyst", "ANALYST");
        ROLES.put("admin", "ADMINISTRATOR");
    }

    /** What a gateway's own people do; recording is for those of its members. */
    private static final List<String> OF_A_GATEWAY = List.of("analyst", "admin");

    /** One account for each role. */
    static List<DemoAccount> all(SecureRandom random) {
        return ROLES.keySet().stream()
                .map(role -> new DemoAccount(role, null, role, token(random)))
                .toList();
    }

    /** One account for each role in each of the members, and the gateway's own. */
    static List<DemoAccount> ofGateway(List<String> members, SecureRandom random) {
        Stream<DemoAccount> own = OF_A_GATEWAY.stream().map(role -> new DemoAccount(role, null, role, token(random)));
        Stream<DemoAccount> theirs = members.stream()
                .flatMap(member -> ROLES.keySet().stream()
                        .map(role -> new DemoAccount(country(member) + "-" + role, member, role, token(random))));
        return Stream.concat(own, theirs).toList();
    }

    private static String country(String originator) {
        return originator.substring(0, originator.indexOf('-')).toLowerCase(Locale.ROOT);
    }

    /** The same with the token of an earlier run, for which its node knows it already. */
    DemoAccount withToken(String known) {
        return new DemoAccount(name, member, role, known);
    }

    private static String token(SecureRandom random) {
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        return "tw_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** As the node's configuration names it. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("name", name);
        settings.put("displayName", Character.toUpperCase(role.charAt(0)) + role.substring(1));
        settings.put("roles", List.of(ROLES.get(role)));
        settings.put("password", PASSWORD);
        settings.put("token", token);
        if (member != null) {
            settings.put("member", member);
        }
        return settings;
    }
}
