package org.tidewaiter.node.intake.page;

import java.util.List;
import java.util.UUID;
import org.tidewaiter.node.web.component.Choice;

/**
 * What the withdrawal of an import would do.
 *
 * @param signed reports that would be withdrawn at every partner
 * @param recorded reports that were never released and would be closed here
 * @param beingSigned reports that are withdrawn once their release is signed
 * @param withdrawn reports that are withdrawn already, or are no longer here
 * @param alreadyThere rows of the file whose reports were there before; they stay
 */
public record UndoPage(
        UUID id,
        String name,
        long reports,
        long signed,
        long recorded,
        long beingSigned,
        long withdrawn,
        long alreadyThere,
        List<Choice> reasons) {}
