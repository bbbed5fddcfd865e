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

MERGE INTO memory USING (VALUES (CAST(:#CamelWecomKfOpenKfId AS VARCHAR), CAST(:#CamelWecomKfMessageId AS VARCHAR),
                                 CAST(:#${exchangeProperty.role} AS VARCHAR))) AS said (account, msg_id, role)
    ON memory.account = said.account AND memory.msg_id = said.msg_id AND memory.role = said.role
    WHEN NOT MATCHED THEN INSERT (account, customer, msg_id, role, words, hand_over)
        VALUES (said.account, :#CamelWecomKfExternalUserId, said.msg_id, said.role, :#${exchangeProperty.words}, :#${exchangeProperty.handOver})
