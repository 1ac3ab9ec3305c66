using System.Text;
using Cordon.Casework.Evidence;
using Cordon.Casework.Reporting;
using Cordon.Casework.Reporting.CyberTipline;
using Cordon.Server.Hosting;
using Cordon.Storage;

namespace Cordon.Server.Evidence;

/// <summary>Makes the authority that the settings name, and refuses settings that do not agree with each other.</summary>
internal static class ReportAuthorities
{
    public static IReportAuthority Of(ReportSettings settings)
    {
        if (settings.Mode == ReportFiler.Simulator)
            return new SimulatedCyberTipline();
        if (settings.Mode is not ("test" or "production"))
            throw new StorageException($"the mode of reports is '{settings.Mode}'; it is simulator, test or production");
        if (settings.Mode == "production" && !settings.ProductionIsMeant)
            throw new StorageException("reports would go to the real authority; if that is meant, give --report-production-is-meant as well");
        if (settings.CredentialsFile is not { } file)
            throw new StorageException($"reports in the mode {settings.Mode} need the authority's credentials; give a file with them as --report-credentials FILE");
        if (settings.Address is { IsLoopback: false })
            throw new StorageException("another address for reports is for tests, and of this machine only");
        try
        {
            var text = Encoding.UTF8.GetString(EvidenceFolder.ReadSecret(file)).Trim();
            if (text.IndexOf(':', StringComparison.Ordinal) is not (> 0 and var colon) || text.Contains('\n', StringComparison.Ordinal))
                throw new StorageException($"{file} has no credentials in it; write the user's name, a colon and the password, on one line");
            var address = settings.Address ?? (settings.Mode == "production" ? CyberTiplineClient.Production : CyberTiplineClient.Test);
            return new CyberTiplineClient(address, settings.Mode, text[..colon], text[(colon + 1)..]);
        }
        catch (Exception e) when (e is EvidenceException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new StorageException($"the credentials cannot be read: {e.Message}", e);
        }
    }
}
