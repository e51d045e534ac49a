package org.tidewaiter.node.contacts.page;

import java.util.List;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Field;

/**
 * The form of the own entry.
 *
 * @param whose in words: the node's, or a member's
 */
public record ContactForm(
        String whose,
        Field administration,
        Field country,
        Field role,
        Field mailbox,
        Field telephone,
        Field languages,
        Field hours,
        List<Choice> countries,
        List<Choice> roles,
        List<Fault> faults) {}
