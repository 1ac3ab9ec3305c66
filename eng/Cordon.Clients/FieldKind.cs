namespace Cordon.Clients;

/// <summary>Kinds of values.</summary>
internal enum FieldKind
{
    Anything,
    Text,
    Whole,
    Number,
    Truth,
    List,
    Map,
    Shape,
}
