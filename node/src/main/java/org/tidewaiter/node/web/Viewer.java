package org.tidewaiter.node.web;

import java.util.Set;

/**
 * Who reads the page, as far as the shell needs to know.
 *
 * @param displayName as the account names itself
 * @param rolesInWords message keys of the roles, shown in the account menu
 * @param permissions what the account may do; navigation entries ask for them
 */
public record Viewer(String displayName, Set<String> rolesInWords, Set<String> permissions) {

    public Viewer {
        rolesInWords = Set.copyOf(rolesInWords);
        permissions = Set.copyOf(permissions);
    }

    public boolean may(String permission) {
        return permissions.contains(permission);
    }

    /** Up to two letters. */
    public String initials() {
        var letters = new StringBuilder();
        for (String word : displayName.strip().split("[\\s._@-]+")) {
            if (!word.isEmpty() && letters.length() < 2) {
                letters.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
            }
        }
        return letters.toString();
    }
}
