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

import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;

import io.github.camelwecom.kf.database.ReaderReport;
import io.github.camelwecom.kf.sync.Incident;
import io.github.camelwecom.kf.sync.Parked;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.support.DefaultConsumer;

/**
 * A consumer of messages as JMX shows it, and what an operator does there with messages that were set aside.
 */
public abstract class WatchedConsumer extends DefaultConsumer implements Parked {

    protected WatchedConsumer(Endpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    /** How the reading of its accounts stands at this moment. */
    public abstract ConsumerReport report();

    @Override
    @ManagedOperation(description = "Gives a message back that was set aside: it is processed again, before later ones of its customer")
    public abstract boolean unpark(String openKfId, String messageId);

    @Override
    @ManagedOperation(description = "Forgets a message that was set aside, for good")
    public abstract boolean dropParked(String openKfId, String messageId);

    @ManagedOperation(description = "Gives all messages back that were set aside, and returns how many")
    public int unparkAll() {
        return (int) parked().stream().filter(message -> unpark(message.openKfId(), message.messageId())).count();
    }

    @ManagedAttribute(description = "The node that reads, where several share a database; empty where it is not known")
    public String getReader() {
        return report().reader().map(ReaderReport::holder).orElse("");
    }

    @ManagedAttribute(description = "Whether this node waits while another one reads")
    public boolean isStandby() {
        return report().isStandby();
    }

    @ManagedAttribute(description = "Since when that node reads")
    public Date getReaderSince() {
        return report().reader().map(ReaderReport::since).map(Date::from).orElse(null);
    }

    @ManagedAttribute(description = "Until when that node reads, unless it says again that it is there")
    public Date getReaderUntil() {
        return report().reader().map(ReaderReport::until).map(Date::from).orElse(null);
    }

    @ManagedAttribute(description = "How many accounts are read, or should be")
    public int getAccountCount() {
        return report().served().size();
    }

    @ManagedAttribute(description = "How many of them need attention: they fail, are held or full, or their progress is unreadable")
    public int getAccountsInTrouble() {
        return report().inTrouble().size();
    }

    @ManagedAttribute(description = "Why messages are not read, empty as long as they are")
    public String getProblem() {
        return report().problem().orElse("");
    }

    @ManagedAttribute(description = "Seconds since the oldest message was sent that was fetched and is not processed yet")
    public long getLagSeconds() {
        return report().lag().toSeconds();
    }

    @ManagedAttribute(description = "Messages in the route")
    public int getInFlight() {
        return report().inFlight();
    }

    @ManagedAttribute(description = "Customers whose next message failed and is tried again later")
    public int getFailingCustomers() {
        return report().failing();
    }

    @ManagedAttribute(description = "Messages kept because others were read on without them")
    public int getKept() {
        return report().kept();
    }

    @ManagedAttribute(description = "Messages set aside because they failed as often as they may")
    public int getParkedCount() {
        return report().parked().size();
    }

    @ManagedAttribute(description = "The messages that are set aside: account, message, customer, since when, how often it failed, why")
    public TabularData getParkedMessages() throws OpenDataException {
        return ParkedTable.of(parked());
    }

    @ManagedAttribute(description = "When the platform answered a pull last")
    public Date getLastPull() {
        return report().lastPull().map(Date::from).orElse(null);
    }

    @ManagedAttribute(description = "When a callback came last")
    public Date getLastCallback() {
        return report().lastCallback().map(Date::from).orElse(null);
    }

    @ManagedAttribute(description = "Messages found since the route was started that no callback had announced")
    public long getUnannounced() {
        return report().unannounced();
    }

    @ManagedAttribute(description = "What went wrong last, over or not")
    public String getLastError() {
        return report().lastError().map(Incident::description).orElse("");
    }

    @ManagedAttribute(description = "When something went wrong last")
    public Date getLastErrorTime() {
        return report().lastError().map(Incident::at).map(Date::from).orElse(null);
    }

    @ManagedAttribute(description = "Pages of messages fetched since the route was started")
    public long getPages() {
        return report().counts().pages();
    }

    @ManagedAttribute(description = "Messages processed since the route was started")
    public long getMessages() {
        return report().counts().messages();
    }

    @ManagedAttribute(description = "How often a message was handed out again since the route was started")
    public long getRedelivered() {
        return report().counts().redelivered();
    }

    @ManagedAttribute(description = "Messages given up since the route was started, because of onExhausted=skip")
    public long getSkipped() {
        return report().counts().skipped();
    }

    @ManagedAttribute(description = "Messages that counted as processed since the route was started, because their answer was no longer"
                                    + " the bot's to give")
    public long getOvertaken() {
        return report().counts().overtaken();
    }

    @ManagedAttribute(description = "The same for each account")
    public TabularData getAccounts() throws OpenDataException {
        return AccountTable.of(report().accounts());
    }
}
