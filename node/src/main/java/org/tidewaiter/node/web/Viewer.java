package org.tidewaiter.node.web;

import java.util.Set;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Role;

/**
 * Who reads the page, as far as the shell needs to know. It decides what is drawn, never what is done: that asks for an
 * {@code AccessScope}.
 *
 * @param displayName as the account names itself
 */
public record Viewer(String displayName, Set<Role> roles, Set<Permission> permissions) {

    public Viewer {
        roles = Set.copyOf(roles);
        permissions = Set.copyOf(permissions);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Up to two letters. */
    public String initials() {
        var letters = new StringBuilder();
        for (String word : displayName.strip().split("[\\s._@-]+")) {
            if (!word.isEmpty() && letters.codePointCount(0, letters.length()) < 2) {
                letters.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
            }
        }
        return letters.toString();
    }
}
