using System.CommandLine;
using Cordon.Proving.Plans;

namespace Cordon.Cli.Commands;

/// <summary>What <c>audit run</c> and <c>audit watch</c> are told alike: the target, the plan, the key.</summary>
internal sealed class AuditArguments
{
    private const string KeyVariable = "CORDON_AUDIT_KEY";

    private readonly Option<string> _target = new Option<string>("--target") { Description = "The address of the audit adapter, below which show and act are; or simulation", HelpName = "URL|simulation", Required = true }.NotEmpty();
    private readonly Option<string> _plan = new Option<string>("--plan") { Description = "The plan, a JSON file; see docs/audit.md", HelpName = "FILE", Required = true }.NotEmpty();
    private readonly Option<string?> _key = new Option<string?>("--key-file") { Description = $"File with the adapter's key; else the variable {KeyVariable}", HelpName = "FILE" }.NotEmpty();

    private readonly Option<bool> _guard = new("--guard") { Description = "With simulation: labels all planted networks and puts the guard before the surfaces" };

    /// <summary>Gives the command these options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_target);
        command.Add(_plan);
        command.Add(_key);
        command.Add(_guard);
    }

    /// <summary>What a command line says.</summary>
    /// <exception cref="UsageException">It says something that cannot be done.</exception>
    public AuditRequest Of(ParseResult parsed)
    {
        var path = parsed.GetValue(_plan)!;
        var target = parsed.GetValue(_target)!;
        var isSimulated = target == "simulation";
        var address = default(Uri);
        if (!isSimulated && (!Uri.TryCreate(target, UriKind.Absolute, out address) || address.Scheme is not ("http" or "https")))
            throw new UsageException($"--target '{target}' is no address; write for example http://127.0.0.1:9000/audit, or simulation");
        if (parsed.GetValue(_guard) && !isSimulated)
            throw new UsageException("--guard goes with --target simulation; a platform decides itself whether it asks the guard");
        try
        {
            var plan = PlanReader.Read(path);
            if (!isSimulated && plan.Panel.Child + plan.Panel.Adult > 0 && plan.AgesFile is null)
                throw new UsageException($"{path}: panel draws children or adults, but no file of 'ages' says who they are");
            if (!isSimulated && plan.Panel.Flagged > 0 && plan.FlaggedFile is null)
                throw new UsageException($"{path}: panel draws flagged accounts, but no file 'flagged' says who they are");
            var key = parsed.GetValue(_key) is { } file ? File.ReadAllText(file).Trim() : Environment.GetEnvironmentVariable(KeyVariable);
            return new AuditRequest(plan, Path.GetDirectoryName(Path.GetFullPath(path))!, address, string.IsNullOrEmpty(key) ? null : key, parsed.GetValue(_guard));
        }
        catch (FormatException wrong)
        {
            throw new UsageException(wrong.Message);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the plan cannot be read: {failure.Message}");
        }
    }
}
