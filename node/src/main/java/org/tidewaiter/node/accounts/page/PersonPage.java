package org.tidewaiter.node.accounts.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Field;

/**
 * One person, new or known.
 *
 * @param id null for a new one
 * @param password for the first sign-in, shown this once; null otherwise
 * @param created when and by whom, in words; null for a new one
 */
public record PersonPage(
        @Nullable String id,
        String title,
        Form form,
        List<Fault> faults,
        boolean active,
        @Nullable String created,
        @Nullable Notice notice,
        @Nullable String password) {

    /**
     * @param name null when it can no longer be changed
     * @param member null where there is no choice
     */
    public record Form(
            @Nullable Field name,
            Field displayName,
            Field roles,
            List<RoleChoice> roleChoices,
            Field region,
            List<Choice> regions,
            Field countries,
            Field office,
            @Nullable Field member,
            List<Choice> members,
            Field language,
            List<Choice> languages) {}

    public String action() {
        return id == null ? "/settings/people" : "/settings/people/" + id;
    }
}
