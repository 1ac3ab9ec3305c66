namespace Cordon.Proving.Platform;

/// <summary>The kinds that the simulator makes; the order is that of the table of names in <see cref="EventLines"/>.</summary>
internal enum SimulatedKind : byte
{
    Register,
    Login,
    Post,
    Reply,
    Repost,
    Like,
    Follow,
    Mention,
    Message,
    Search,
    Report,
    Block,
    Profile,
    Delete,
    Reject,
}

/// <summary>One event before it has an id: what is written is this, and nothing else.</summary>
internal struct SimulatedEvent
{
    /// <summary>Milliseconds since the start of the simulation.</summary>
    public long Time;

    public SimulatedKind Kind;

    public int Actor;

    public Thing Target;

    /// <summary>At most four objects; empty ones are left out.</summary>
    public Thing First;
    public Thing Second;
    public Thing Third;
    public Thing Fourth;

    /// <summary>The seed of the text; 0 means no text. Equal seeds give equal texts.</summary>
    public ulong Text;

    /// <summary>The seed of other words in the text, and how many of its words they replace; 0 replaces none.</summary>
    public ulong Variant;
    public byte VariedWords;

    /// <summary>Words in front of the text, as a number of <see cref="Phrases"/>; 0 for none.</summary>
    public int Phrase;
}
