-- The ledger: what the topics say. Dropping the database loses nothing, it is read from the topics again.

-- One row. Another incarnation means that everything was read anew.
create table incarnation (
    id       integer primary key check (id = 1),
    uuid     uuid    not null,
    revision bigint  not null
);
insert into incarnation values (1, gen_random_uuid(), 0);

-- Offset of the next record to read.
create table position (
    topic       text    not null,
    partition   integer not null,
    next_offset bigint  not null,
    primary key (topic, partition)
);

-- Keys whose last record cannot be read.
create table hole (
    topic text not null,
    key   text not null,
    cause text not null,
    primary key (topic, key)
);

-- In every table below: sort_key ascends in the order in which the table is listed, and is null while only the progress
-- of a thing is known and not the thing; revision is that of the row's last change.

create table stream (
    name                 text collate "C" primary key,
    sort_key             text collate "C" unique,
    revision             bigint not null unique,
    create_time          timestamptz,
    seed                 bigint not null,
    image_count          bigint not null,
    image_size           integer not null,
    batch_size           integer not null,
    state                text not null,
    rendered_image_count bigint not null,
    categories           text[],
    identities           text[],
    moments              float8[],
    error_code           integer,
    error_message        text,
    update_time          timestamptz
);

create table run (
    name                   text collate "C" primary key,
    sort_key               text collate "C" unique,
    revision               bigint not null unique,
    create_time            timestamptz,
    stream                 text,
    objective              text,
    image_count            bigint not null,
    epoch_count            integer not null,
    seed                   bigint not null,
    checkpoints_per_decade integer not null,
    sweep                  text,
    cancelled              boolean not null,
    partition              integer not null,
    state                  text not null,
    seen_image_count       bigint not null,
    loss                   float4,
    images_per_second      float4,
    error_code             integer,
    error_message          text,
    update_time            timestamptz,
    owner_generation       bigint not null
);
create index run_by_sweep on run (sweep);

create table sweep (
    name                   text collate "C" primary key,
    sort_key               text collate "C" unique,
    revision               bigint not null unique,
    create_time            timestamptz not null,
    stream                 text not null,
    objectives             text[] not null,
    image_counts           bigint[] not null,
    seeds                  bigint[] not null,
    epoch_count            integer not null,
    checkpoints_per_decade integer not null,
    cancelled              boolean not null
);

create table checkpoint (
    name        text collate "C" primary key,
    sort_key    text collate "C" unique,
    revision    bigint not null unique,
    run         text not null,
    sha256      text not null,
    size_bytes  bigint not null,
    uri         text not null,
    create_time timestamptz not null
);
create index checkpoint_by_run on checkpoint (run, sort_key);

create table score (
    name                   text collate "C" primary key,
    sort_key               text collate "C" unique,
    revision               bigint not null unique,
    run                    text not null,
    seen_image_count       bigint not null,
    benchmark              text not null,
    stream                 text not null,
    objective              text not null,
    image_count            bigint not null,
    epoch_count            integer not null,
    seed                   bigint not null,
    checkpoints_per_decade integer not null,
    sweep                  text,
    region                 text not null,
    simulated              boolean not null,
    layer                  text not null,
    raw                    float8 not null,
    standard_error         float8 not null,
    ceiling                float8 not null,
    ratio_squared          float8 not null,
    squared_over_ceiling   float8 not null,
    layers                 text[] not null,
    layer_raws             float8[] not null,
    layer_standard_errors  float8[] not null,
    error_code             integer,
    error_message          text,
    create_time            timestamptz not null
);
create index score_by_run on score (run, sort_key);
create index score_by_sweep on score (sweep, sort_key);

create table benchmark (
    name           text collate "C" primary key,
    sort_key       text collate "C" unique,
    revision       bigint not null unique,
    state          text not null,
    region         text,
    metric         text not null,
    ceiling        float8 not null,
    stimulus_count integer not null,
    neuroid_count  integer not null,
    version        integer not null,
    simulated      boolean not null,
    citation       text not null,
    license        text not null,
    error_code     integer,
    error_message  text,
    update_time    timestamptz not null
);
