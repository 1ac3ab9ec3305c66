using System.CommandLine;
using Cordon.Server.Hosting;

namespace Cordon.Cli.Commands;

/// <summary>The options of <c>cordon serve</c> about evidence and reports.</summary>
internal sealed class EvidenceArguments
{
    private readonly Option<string[]> _hosts = new("--evidence-from")
    {
        Description = "Hosts that evidence may be pulled from; .example.com stands for all below it",
        HelpName = "HOST",
        DefaultValueFactory = _ => [],
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _sweep = new("--evidence-sweep") { Description = "Destroy evidence by itself when its preservation is over and nothing keeps it" };

    private readonly Option<string> _mode = new("--report-mode") { Description = "Where reports go: simulator, test or production", HelpName = "MODE", DefaultValueFactory = _ => "simulator" };

    private readonly Option<string?> _credentials = new Option<string?>("--report-credentials") { Description = "File with the authority's credentials, user:password, readable by you only", HelpName = "FILE" }.NotEmpty();

    private readonly Option<bool> _meant = new("--report-production-is-meant") { Description = "Without it, production is refused" };

    public EvidenceArguments() => _mode.AcceptOnlyFromAmong("simulator", "test", "production");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_hosts);
        command.Add(_sweep);
        command.Add(_mode);
        command.Add(_credentials);
        command.Add(_meant);
    }

    /// <summary>The server's options with what was given.</summary>
    public ServerOptions Apply(ParseResult parsed, ServerOptions options) => options with
    {
        EvidenceHosts = parsed.GetValue(_hosts)!,
        SweepsEvidence = parsed.GetValue(_sweep),
        Reports = new ReportSettings { Mode = parsed.GetValue(_mode)!, CredentialsFile = parsed.GetValue(_credentials), ProductionIsMeant = parsed.GetValue(_meant) },
    };
}
