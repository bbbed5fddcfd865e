/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelwecom.kf.watch;

import java.util.Date;
import java.util.List;

import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

import io.github.camelwecom.kf.sync.ParkedMessage;

/**
 * The messages that are set aside, as JMX shows a table: one row for each, and no word of what was written.
 */
final class ParkedTable {

    private static final String[] COLUMNS = { "openKfId", "messageId", "customer", "since", "failures", "reason" };
    private static final String[] INDEX = { "openKfId", "messageId" };

    private ParkedTable() {
    }

    static TabularData of(List<ParkedMessage> parked) throws OpenDataException {
        CompositeType row = new CompositeType(
                "parkedMessage", "A message that is set aside", COLUMNS,
                new String[] {
                        "Its account", "Its id", "Whose it is", "Since when", "How often it failed", "Why it failed last" },
                new OpenType<?>[] {
                        SimpleType.STRING, SimpleType.STRING, SimpleType.STRING, SimpleType.DATE, SimpleType.INTEGER,
                        SimpleType.STRING });
        TabularData table = new TabularDataSupport(
                new TabularType("parkedMessages", "The messages that are set aside", row, INDEX));
        for (ParkedMessage message : parked) {
            table.put(new CompositeDataSupport(
                    row, COLUMNS, new Object[] {
                            message.openKfId(), message.messageId(), message.customer(), Date.from(message.at()),
                            message.failures(), message.reason() }));
        }
        return table;
    }
}
