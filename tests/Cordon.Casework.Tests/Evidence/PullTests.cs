using System.Net;
using System.Net.Sockets;
using System.Text;
using Cordon.Casework.Evidence;

namespace Cordon.Casework.Tests.Evidence;

public sealed class PullTests : IDisposable
{
    private readonly Vault _vault = new();
    private readonly TcpListener _platform = new(IPAddress.Loopback, 0);
    private int _asked;

    public PullTests() => _platform.Start();

    [Fact]
    public async Task Content_is_pulled_from_a_host_that_is_allowed()
    {
        Answer("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nteapot");

        var record = await Pull("/media/1");

        Assert.Equal("teapot"u8.ToArray(), _vault.Read(record.Sha256));
        Assert.Equal("pull 127.0.0.1", record.Source);
    }

    [Fact]
    public async Task A_redirect_to_a_host_that_is_not_allowed_is_not_followed()
    {
        Answer("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest\r\nContent-Length: 0\r\n\r\n");

        Assert.Contains("may not be pulled from '169.254.169.254'", (await Refused(EvidenceProblem.Refused, "/media/1")).Message, StringComparison.Ordinal);
        Assert.Equal(1, _asked);
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("8.8.8.8", "192.168.0.1")]
    [InlineData("::ffff:172.16.0.1")]
    public async Task A_name_that_leads_inside_is_not_connected_to(params string[] addresses)
    {
        using var puller = new EvidencePuller(new PullOptions
        {
            Hosts = ["media.example"],
            Resolve = (_, _) => Task.FromResult<IPAddress[]>([.. addresses.Select(IPAddress.Parse)]),
        });

        var failure = await Assert.ThrowsAsync<EvidenceException>(() => puller.Pull(new Uri("https://media.example/1"), _vault.Of, Intake, TestContext.Current.CancellationToken));

        Assert.Equal(EvidenceProblem.Refused, failure.Problem);
        Assert.Contains("not of the public internet", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_setting_for_tests_loopback_is_not_asked_even_when_its_host_is_allowed()
    {
        using var puller = new EvidencePuller(new PullOptions { Hosts = ["localhost", "127.0.0.1"] });

        foreach (var url in (string[])["https://localhost:1/x", "https://127.0.0.1:1/x"])
            Assert.Equal(EvidenceProblem.Refused, (await Assert.ThrowsAsync<EvidenceException>(() => puller.Pull(new Uri(url), _vault.Of, Intake, TestContext.Current.CancellationToken))).Problem);
        foreach (var url in (string[])["http://localhost:1/x", "ftp://localhost/x", "https://a:b@localhost/x", "file:///etc/hostname"])
            Assert.Equal(EvidenceProblem.Invalid, (await Assert.ThrowsAsync<EvidenceException>(() => puller.Pull(new Uri(url), _vault.Of, Intake, TestContext.Current.CancellationToken))).Problem);
    }

    [Theory]
    [InlineData("media.example", "https://other.example/1", false)]
    [InlineData("media.example", "https://media.example.evil.example/1", false)]
    [InlineData("media.example", "https://a.media.example/1", false)]
    [InlineData(".media.example", "https://evilmedia.example/1", false)]
    [InlineData(".media.example", "https://a.media.example/1", true)]
    [InlineData("media.example", "https://MEDIA.example/1", true)]
    public async Task Only_the_hosts_on_the_list_are_asked(string allowed, string url, bool isAsked)
    {
        var asked = false;
        using var puller = new EvidencePuller(new PullOptions
        {
            Hosts = [allowed],
            Resolve = (_, _) =>
            {
                asked = true;
                return Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
            },
        });

        await Assert.ThrowsAsync<EvidenceException>(() => puller.Pull(new Uri(url), _vault.Of, Intake, TestContext.Current.CancellationToken));

        Assert.Equal(isAsked, asked);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\nteapot")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nteapot\r\n")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("nonsense\r\n\r\n")]
    public async Task An_answer_that_is_not_all_of_it_leaves_nothing(string answer)
    {
        Answer(answer);

        await Refused(EvidenceProblem.Unreachable, "/media/1");

        Assert.InRange(_asked, 1, 6);
        Assert.Empty(Directory.EnumerateFiles(_vault.Folder.Objects));
        Assert.Equal(0, _vault.Ledger.Latest.Size);
    }

    public void Dispose()
    {
        _platform.Dispose();
        _vault.Dispose();
    }

    private static EvidenceIntake Intake => new() { Actor = "ann", Source = "pull", Case = "c1" };

    private async Task<EvidenceRecord> Pull(string path)
    {
        using var puller = new EvidencePuller(new PullOptions { Hosts = ["127.0.0.1"], FromLoopback = true });
        return await puller.Pull(new Uri($"http://{_platform.LocalEndpoint}{path}"), _vault.Of, Intake, TestContext.Current.CancellationToken);
    }

    private async Task<EvidenceException> Refused(EvidenceProblem problem, string path)
    {
        var failure = await Assert.ThrowsAsync<EvidenceException>(() => Pull(path));
        Assert.Equal(problem, failure.Problem);
        return failure;
    }

    /// <summary>Answers every request with the same bytes and hangs up.</summary>
    private void Answer(string answer) => _ = Task.Run(async () =>
    {
        try
        {
            while (true)
            {
                using var caller = await _platform.AcceptTcpClientAsync();
                Interlocked.Increment(ref _asked);
                var stream = caller.GetStream();
                var request = new byte[4096];
                await stream.ReadAtLeastAsync(request, 1);
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
                caller.Client.Shutdown(SocketShutdown.Send);
                await stream.ReadAsync(request);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test has ended.
        }
    });
}
