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
package io.github.camelwecom.kf.example;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.journal.ReceivedMessage;

/**
 * What became of the customers' messages, as the ticket database and the customers have it.
 *
 * @param messages   messages that customers wrote
 * @param tickets    tickets in the database
 * @param answers    answers to tickets that reached a customer
 * @param duplicates messages that came to the route again, and answers beyond one for each ticket
 * @param lost       messages without a ticket, or whose answer did not reach a customer
 */
record Summary(int messages, int tickets, int answers, int duplicates, int lost) {

    /**
     * @param messages  ids of the messages that customers wrote
     * @param customers everybody who wrote
     */
    static Summary of(Collection<String> messages, Collection<SandboxCustomer> customers, DataSource database) {
        Map<String, Ticket> tickets = tickets(database);
        List<ReceivedMessage> answers = customers.stream().flatMap(customer -> customer.received().stream())
                .filter(received -> received.msgType().equals("text")).toList();
        Set<String> delivered = new HashSet<>();
        answers.forEach(answer -> delivered.add(answer.msgId()));

        long lost = messages.stream().map(tickets::get)
                .filter(ticket -> ticket == null || !delivered.contains(ticket.answerId())).count();
        int again = tickets.values().stream().mapToInt(ticket -> ticket.deliveries() - 1).sum();
        int answeredAgain = Math.max(0, answers.size() - tickets.size());
        return new Summary(messages.size(), tickets.size(), answers.size(), again + answeredAgain, (int) lost);
    }

    private static Map<String, Ticket> tickets(DataSource database) {
        Map<String, Ticket> tickets = new HashMap<>();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("SELECT msg_id, answer_id, deliveries FROM ticket")) {
            while (rows.next()) {
                tickets.put(rows.getString("msg_id"), new Ticket(rows.getString("answer_id"), rows.getInt("deliveries")));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the tickets", e);
        }
        return tickets;
    }

    boolean nothingWrong() {
        return duplicates == 0 && lost == 0;
    }

    String in(Words words) {
        return words.of("summary", messages, tickets, answers, duplicates, lost);
    }

    private record Ticket(String answerId, int deliveries) {
    }
}
