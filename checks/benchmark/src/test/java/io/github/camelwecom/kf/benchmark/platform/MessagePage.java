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
package io.github.camelwecom.kf.benchmark.platform;

import java.nio.charset.StandardCharsets;

/**
 * Pages of sync_msg, made up when they are asked for: the same text over and over, with other numbers in it.
 */
public final class MessagePage {

    public static final int FULL = 1000;
    private static final char DIGIT = '#';
    private static final String DIGIT_TEXT = "#";
    private static final int ID_DIGITS = 10;
    private static final int CUSTOMER_DIGITS = 6;

    private MessagePage() {
    }

    /** What one message has in bytes on a page of a backlog. */
    public static int messageLength() {
        return template(Account.backlog(1_000_000, 1000, 1, 1)).length;
    }

    static byte[] of(String account, int first, int end, Customers customers, int messages) {
        byte[] head = bytes("{\"errcode\":0,\"errmsg\":\"ok\",\"next_cursor\":\"" + end + "\",\"has_more\":"
                            + (end < messages ? 1 : 0) + ",\"msg_list\":[");
        byte[] message = template(account);
        int count = end - first;
        byte[] page = new byte[head.length + count * (message.length + 1) - (count == 0 ? 0 : 1) + 2];
        System.arraycopy(head, 0, page, 0, head.length);
        int id = indexOf(message, 0);
        int customer = indexOf(message, id + ID_DIGITS);
        int words = indexOf(message, customer + CUSTOMER_DIGITS);
        int at = head.length;
        for (int number = first; number < end; number++) {
            if (number > first) {
                page[at++] = ',';
            }
            System.arraycopy(message, 0, page, at, message.length);
            digits(page, at + id, ID_DIGITS, number);
            digits(page, at + customer, CUSTOMER_DIGITS, customers.writerOf(number));
            digits(page, at + words, ID_DIGITS, number);
            at += message.length;
        }
        page[at++] = ']';
        page[at] = '}';
        return page;
    }

    private static byte[] template(String account) {
        return bytes("{\"msgid\":\"4gw7MepFLfgF2VC5npNFLfgF2V" + DIGIT_TEXT.repeat(ID_DIGITS) + "\",\"open_kfid\":\"" + account
                     + "\",\"external_userid\":\"wmAJ2GCAAAme1XQRCNIq0_xyz" + DIGIT_TEXT.repeat(CUSTOMER_DIGITS)
                     + "\",\"send_time\":1615478585,\"origin\":3,\"msgtype\":\"text\","
                     + "\"text\":{\"content\":\"你好，我想咨询一下订单 " + DIGIT_TEXT.repeat(ID_DIGITS)
                     + " 什么时候可以发货？\",\"menu_id\":\"101\"}}");
    }

    /** Where digits belong. */
    private static int indexOf(byte[] template, int from) {
        int at = from;
        while (template[at] != DIGIT) {
            at++;
        }
        return at;
    }

    private static void digits(byte[] page, int at, int length, int number) {
        int rest = number;
        for (int digit = length - 1; digit >= 0; digit--) {
            page[at + digit] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
