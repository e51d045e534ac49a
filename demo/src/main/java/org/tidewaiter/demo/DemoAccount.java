package org.tidewaiter.demo;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sign-in of the demonstration, the same name and password on each node, with a token of its own.
 *
 * @param role as {@code demo.json} names it
 */
record DemoAccount(String name, String role, String token) {

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

    /** One account for each role. */
    static List<DemoAccount> all(SecureRandom random) {
        return ROLES.keySet().stream()
                .map(role -> new DemoAccount(role, role, token(random)))
                .toList();
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
        return settings;
    }
}
