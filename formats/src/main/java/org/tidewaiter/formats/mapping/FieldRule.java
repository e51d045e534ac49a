package org.tidewaiter.formats.mapping;

import java.util.Set;

/** How the value of one field is found. */
sealed interface FieldRule permits ConstantRule, ColumnRule, CasesRule, FiscalMonthRule {

    Converted convert(RowView row);

    /** The columns that the rule reads. */
    Set<String> columns();
}
