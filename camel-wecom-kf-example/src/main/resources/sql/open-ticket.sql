--
-- Licensed under the Apache License, Version 2.0 (the "License");
-- you may not use this file except in compliance with the License.
-- You may obtain a copy of the License at
--
--      http://www.apache.org/licenses/LICENSE-2.0
--
-- Unless required by applicable law or agreed to in writing, software
-- distributed under the License is distributed on an "AS IS" BASIS,
-- WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
-- See the License for the specific language governing permissions and
-- limitations under the License.
--

MERGE INTO ticket USING (VALUES (CAST(:#CamelWecomKfMessageId AS VARCHAR))) AS arrived (msg_id)
    ON ticket.msg_id = arrived.msg_id
    WHEN MATCHED THEN UPDATE SET deliveries = deliveries + 1
    WHEN NOT MATCHED THEN INSERT (msg_id, account, customer, customer_name, words, message, deliveries)
        VALUES (arrived.msg_id, :#CamelWecomKfOpenKfId, :#CamelWecomKfExternalUserId, :#${exchangeProperty.customer}, :#${exchangeProperty.words},
                :#${bodyAs(byte[])} FORMAT JSON, 1)
