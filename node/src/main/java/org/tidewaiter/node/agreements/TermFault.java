package org.tidewaiter.node.agreements;

import java.util.List;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.Page;

/**
 * Something wrong with terms.
 *
 * @param path of the field
 * @param code of the rule, whose words stand under {@code agreements.fault}
 */
record TermFault(String path, String code, List<String> arguments) {

    TermFault {
        arguments = List.copyOf(arguments);
    }

    static List<Fault> inWords(List<TermFault> faults, Page page) {
        return faults.stream()
                .map(fault -> new Fault(
                        fault.path(),
                        fault.code(),
                        page.text(
                                "agreements.fault." + fault.code(),
                                fault.arguments().toArray())))
                .toList();
    }
}
