using System.Globalization;
using System.Text;

namespace Cordon.Casework.Ledger;

/// <summary>
/// A signed statement of the ledger's size and root: C2SP tlog-checkpoint in a signed note with one signature. It has exactly one form, so that
/// no byte of it can change unseen.
/// </summary>
/// <param name="Origin">The name of the ledger.</param>
/// <param name="Size">Entries.</param>
/// <param name="Root">The root of the tree of these entries.</param>
/// <param name="Note">All of it, as signed.</param>
public sealed record Checkpoint(string Origin, long Size, TreeHash Root, string Note)
{
    private const string Dash = "— ";

    /// <summary>Reads a note and checks its signature; null with what is wrong when it is no checkpoint of this key.</summary>
    /// <param name="note">The note.</param>
    /// <param name="key">The key that must have signed it.</param>
    /// <param name="problem">What is wrong; empty for none.</param>
    public static Checkpoint? Read(string note, NoteKey key, out string problem)
    {
        problem = "is no checkpoint in its one form";
        var lines = note.Split('\n');
        if (lines is not [var origin, var count, var root, "", var signed, ""]
            || !long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || Bytes(root) is not { Length: TreeHash.Bytes } hash
            || !signed.StartsWith(Dash, StringComparison.Ordinal)
            || signed[Dash.Length..].Split(' ') is not [var name, var text]
            || Bytes(text) is not { } signature)
            return null;
        if (origin != key.Name || name != key.Name || !signature.AsSpan().StartsWith(key.Id))
        {
            problem = $"is not of the ledger's key, {key.Name}";
            return null;
        }

        problem = "is not signed by the ledger's key: text or signature were changed";
        var checkpoint = new Checkpoint(origin, size, TreeHash.Of(hash), note);
        var signedText = TextOf(origin, size, checkpoint.Root);
        if (!key.Verifies(signedText, signature.AsSpan(key.Id.Length))
            || note != signedText + Line(key, signature))
            return null;
        problem = "";
        return checkpoint;
    }

    internal static Checkpoint Sign(long size, TreeHash root, SigningKey key)
    {
        var text = TextOf(key.Public.Name, size, root);
        return new Checkpoint(key.Public.Name, size, root, text + Line(key.Public, [.. key.Public.Id, .. key.Sign(text)]));
    }

    /// <summary>Reads a note from a file; bytes that are no UTF-8 are told as any other change.</summary>
    internal static Checkpoint? ReadFile(string path, NoteKey key, out string problem)
    {
        var bytes = File.ReadAllBytes(path);
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            return Read(Encoding.UTF8.GetString(bytes), key, out problem);
        problem = "is no UTF-8";
        return null;
    }

    private static string TextOf(string origin, long size, TreeHash root) => string.Create(CultureInfo.InvariantCulture, $"{origin}\n{size}\n{root}\n");

    private static string Line(NoteKey key, byte[] signature) => $"\n{Dash}{key.Name} {Convert.ToBase64String(signature)}\n";

    private static byte[]? Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}
