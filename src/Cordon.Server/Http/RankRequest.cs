using System.Buffers;
using System.Text.Json;
using Cordon.Guard;
using Cordon.Guard.Decisions;
using Cordon.Guard.Snapshots;
using Cordon.Guard.Surfaces;
using Microsoft.AspNetCore.Http;

namespace Cordon.Server.Http;

/// <summary>A request to rank, read into pooled arrays: names become keys as they are read, and no text is made of them.</summary>
internal ref struct RankRequest
{
    private const int MostNameBytes = 8192;

    private readonly GuardSnapshot _snapshot;
    private Utf8JsonReader _json;

    private RankRequest(GuardSnapshot snapshot, ReadOnlySpan<byte> body)
    {
        _snapshot = snapshot;
        _json = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 8 });
        Candidates = ArrayPool<Candidate>.Shared.Rent(GuardLimits.Candidates);
        Scores = ArrayPool<double>.Shared.Rent(GuardLimits.Candidates);
    }

    /// <summary>The viewer.</summary>
    public Viewer Viewer { get; private set; }

    /// <summary>The surface.</summary>
    public SurfacePolicy? Surface { get; private set; }

    /// <summary>The candidates; the first <see cref="Count"/> count.</summary>
    public Candidate[] Candidates { get; }

    /// <summary>Their scores; NaN for one that was not given.</summary>
    public double[] Scores { get; }

    /// <summary>How many candidates there are.</summary>
    public int Count { get; private set; }

    /// <summary>Reads a body.</summary>
    /// <exception cref="RequestProblem">It is no request to rank; says what is wrong.</exception>
    public static RankRequest Read(GuardSnapshot snapshot, ReadOnlySpan<byte> body)
    {
        var request = new RankRequest(snapshot, body);
        try
        {
            request.Read();
            return request;
        }
        catch (Exception e)
        {
            request.Return();
            if (e is JsonException or InvalidOperationException)
                throw new RequestProblem(StatusCodes.Status400BadRequest, "Unreadable body", $"the body is not JSON: {e.Message}");
            throw;
        }
    }

    /// <summary>Gives the arrays back.</summary>
    public readonly void Return()
    {
        ArrayPool<Candidate>.Shared.Return(Candidates);
        ArrayPool<double>.Shared.Return(Scores);
    }

    private static RequestProblem Wrong(string message) => new(StatusCodes.Status400BadRequest, "Bad request", message);

    private void Read()
    {
        if (!_json.Read() || _json.TokenType != JsonTokenType.StartObject)
            throw Wrong("send a JSON object with viewer, surface and candidates");
        var (viewer, age, any) = (GuardKeys.None, AgeClass.Unknown, false);
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (_json.ValueTextEquals("viewer"u8))
            {
                viewer = Key("viewer");
            }
            else if (_json.ValueTextEquals("age"u8))
            {
                age = Age("age");
            }
            else if (_json.ValueTextEquals("surface"u8))
            {
                Surface = SurfaceHere();
            }
            else if (_json.ValueTextEquals("candidates"u8))
            {
                any = true;
                ReadCandidates();
            }
            else
            {
                throw Wrong($"there is no field '{Events.Shown.Brief(_json.GetString())}'; there are viewer, age, surface, candidates");
            }
        }

        // Reads on, so that what follows the object is told.
        while (_json.Read())
        {
        }

        if (Surface is null || !any)
            throw Wrong(Surface is null ? "the field 'surface' is missing" : "the field 'candidates' is missing");
        Viewer = new Viewer(viewer, age);
    }

    private void ReadCandidates()
    {
        if (!_json.Read() || _json.TokenType != JsonTokenType.StartArray)
            throw Wrong("'candidates' is a list of entities, or of objects with id, author, age and score");
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (Count == GuardLimits.Candidates)
                throw Wrong($"there are more than {GuardLimits.Candidates} candidates; ask for fewer at once");
            Scores[Count] = double.NaN;
            Candidates[Count] = _json.TokenType == JsonTokenType.String ? new Candidate(KeyHere("candidates")) : ReadCandidate();
            Count++;
        }
    }

    private Candidate ReadCandidate()
    {
        if (_json.TokenType != JsonTokenType.StartObject)
            throw Wrong("'candidates' is a list of entities, or of objects with id, author, age and score");
        var (id, author, age) = (GuardKeys.None, GuardKeys.None, AgeClass.Unknown);
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (_json.ValueTextEquals("id"u8))
                id = Key("id");
            else if (_json.ValueTextEquals("author"u8))
                author = Key("author");
            else if (_json.ValueTextEquals("age"u8))
                age = Age("age");
            else if (!_json.ValueTextEquals("score"u8))
                throw Wrong($"a candidate has no field '{Events.Shown.Brief(_json.GetString())}'; it has id, author, age, score");
            else if (!_json.Read() || _json.TokenType != JsonTokenType.Number || !_json.TryGetDouble(out Scores[Count]) || !double.IsFinite(Scores[Count]))
                throw Wrong("'score' is a number");
        }

        return id == GuardKeys.None ? throw Wrong("a candidate needs 'id'") : new Candidate(id, author, age);
    }

    private ulong Key(string field)
    {
        _json.Read();
        return _json.TokenType == JsonTokenType.Null ? GuardKeys.None : KeyHere(field);
    }

    private readonly ulong KeyHere(string field)
    {
        if (_json.TokenType != JsonTokenType.String || _json.ValueSpan.Length > MostNameBytes)
            throw Wrong($"'{field}' is an entity, written like account:a17");
        if (!_json.ValueIsEscaped)
            return Checked(_json.ValueSpan, field);
        Span<byte> name = stackalloc byte[MostNameBytes];
        return Checked(name[.._json.CopyString(name)], field);
    }

    private readonly ulong Checked(ReadOnlySpan<byte> name, string field) => name.IndexOf((byte)':') is > 0 and var colon && colon < name.Length - 1
        ? _snapshot.Keys.Of(name)
        : throw Wrong($"'{field}' is an entity, written like account:a17");

    private SurfacePolicy SurfaceHere()
    {
        Span<char> name = stackalloc char[128];
        return GuardWords.Surface(_snapshot.Policy, name[..Text("surface", name)]);
    }

    private AgeClass Age(string field)
    {
        Span<char> age = stackalloc char[128];
        var text = age[..Text(field, age)];
        return text switch
        {
            "child" => AgeClass.Child,
            "adult" => AgeClass.Adult,
            "unknown" => AgeClass.Unknown,
            _ => throw Wrong($"'{field}' is child, adult or unknown"),
        };
    }

    private int Text(string field, scoped Span<char> into)
    {
        if (!_json.Read() || _json.TokenType != JsonTokenType.String || _json.ValueSpan.Length > into.Length)
            throw Wrong($"'{field}' is a short text");
        return _json.CopyString(into);
    }
}
