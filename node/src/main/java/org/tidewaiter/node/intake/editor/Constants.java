package org.tidewaiter.node.intake.editor;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.http.HttpStatus;
import org.tidewaiter.formats.mapping.FieldRule;
import org.tidewaiter.node.intake.refusal.IntakeProblems;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values that a mapping gives to every row, as a person types them. */
final class Constants {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Constants() {}

    /** @throws org.tidewaiter.node.web.ProblemException if the field cannot hold it */
    static FieldRule.Constant of(MappableField field, String typed) {
        String value = typed.strip();
        try {
            JsonNode node = switch (field.kind()) {
                case TEXT, CODE -> NODES.stringNode(value);
                case DATE -> NODES.stringNode(LocalDate.parse(value).toString());
                case DECIMAL -> NODES.stringNode(new BigDecimal(value.replace(',', '.')).toPlainString());
                case WHOLE -> NODES.numberNode(Integer.parseInt(value));
                case YES_NO -> NODES.booleanNode(value.equals("true"));
                case MEASURE, PLACE -> throw unfit();
            };
            return new FieldRule.Constant(node);
        } catch (DateTimeParseException | NumberFormatException notOne) {
            throw unfit();
        }
    }

    private static RuntimeException unfit() {
        return IntakeProblems.of(HttpStatus.UNPROCESSABLE_CONTENT, "constant-unfit");
    }
}
