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

CREATE TABLE IF NOT EXISTS ticket (
    id          BIGINT GENERATED ALWAYS AS IDENTITY (START WITH 1001) PRIMARY KEY,
    msg_id      VARCHAR(128)  NOT NULL UNIQUE,
    account     VARCHAR(64)   NOT NULL,
    customer    VARCHAR(64)   NOT NULL,
    customer_name VARCHAR(128) NOT NULL,
    words       VARCHAR(4096) NOT NULL,
    -- as the platform sent it
    message     JSON          NOT NULL,
    answer_id   VARCHAR(64),
    answer      VARCHAR(4096),
    -- when the CRM took it, and when it is asked again
    crm_at      TIMESTAMP,
    crm_after   TIMESTAMP     DEFAULT CURRENT_TIMESTAMP NOT NULL,
    -- how often the message was delivered to the route
    deliveries  INT           NOT NULL,
    opened_at   TIMESTAMP     DEFAULT CURRENT_TIMESTAMP NOT NULL
);

-- what customers say of a session that ended: 3 is well, 1 is badly
CREATE TABLE IF NOT EXISTS survey (
    msg_id      VARCHAR(128)  PRIMARY KEY,
    account     VARCHAR(64)   NOT NULL,
    customer    VARCHAR(64)   NOT NULL,
    grade       INT           NOT NULL,
    servicer    VARCHAR(64)   NOT NULL,
    answered_at TIMESTAMP     DEFAULT CURRENT_TIMESTAMP NOT NULL
);

-- what a customer and the language model said to each other; an answer has the id of the message that it answers
CREATE TABLE IF NOT EXISTS memory (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account     VARCHAR(64)   NOT NULL,
    customer    VARCHAR(64)   NOT NULL,
    msg_id      VARCHAR(128)  NOT NULL,
    role        VARCHAR(9)    NOT NULL,
    words       VARCHAR       NOT NULL,
    hand_over   BOOLEAN       NOT NULL,
    said_at     TIMESTAMP     DEFAULT CURRENT_TIMESTAMP NOT NULL,
    UNIQUE (account, msg_id, role)
);

-- what customers write until they are silent; a question is lines that get one answer, named by the last of them
CREATE TABLE IF NOT EXISTS line (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account     VARCHAR(64)   NOT NULL,
    customer    VARCHAR(64)   NOT NULL,
    msg_id      VARCHAR(128)  NOT NULL,
    words       VARCHAR(4096) NOT NULL,
    due_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    question    VARCHAR(128),
    answered    BOOLEAN       DEFAULT FALSE NOT NULL,
    UNIQUE (account, msg_id)
);
