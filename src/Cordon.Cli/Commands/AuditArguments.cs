using System.CommandLine;
using Cordon.Proving.Plans;

namespace Cordon.Cli.Commands;

/// <summary>What <c>audit run</c> and <c>audit watch</c> are told alike: the target, the plan, the key.</summary>
internal sealed class AuditArguments
{
    private const string KeyVariable = "CORDON_AUDIT_KEY";

    private readonly Option<string> _target = new Option<string>("--target") { Description = "The address of the audit adapter, below which show and act are", HelpName = "URL", Required = true }.NotEmpty();
    private readonly Option<string> _plan = new Option<string>("--plan") { Description = "The plan, a JSON file; see docs/audit.md", HelpName = "FILE", Required = true }.NotEmpty();
    private readonly Option<string?> _key = new Option<string?>("--key-file") { Description = $"File with the adapter's key; else the variable {KeyVariable}", HelpName = "FILE" }.NotEmpty();

    /// <summary>Gives the command these options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_target);
        command.Add(_plan);
        command.Add(_key);
    }

    /// <summary>What a command line says.</summary>
    /// <exception cref="UsageException">It says something that cannot be done.</exception>
    public AuditRequest Of(ParseResult parsed)
    {
        var path = parsed.GetValue(_plan)!;
        var target = parsed.GetValue(_target)!;
        if (!Uri.TryCreate(target, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new UsageException($"--target '{target}' is no address; write for example http://127.0.0.1:9000/audit");
        try
        {
            var plan = PlanReader.Read(path);
            if (plan.Panel.Child + plan.Panel.Adult > 0 && plan.AgesFile is null)
                throw new UsageException($"{path}: panel draws children or adults, but no file of 'ages' says who they are");
            if (plan.Panel.Flagged > 0 && plan.FlaggedFile is null)
                throw new UsageException($"{path}: panel draws flagged accounts, but no file 'flagged' says who they are");
            var key = parsed.GetValue(_key) is { } file ? File.ReadAllText(file).Trim() : Environment.GetEnvironmentVariable(KeyVariable);
            return new AuditRequest(plan, Path.GetDirectoryName(Path.GetFullPath(path))!, address, string.IsNullOrEmpty(key) ? null : key);
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
