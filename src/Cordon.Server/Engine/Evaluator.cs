using System.Threading.Channels;

namespace Cordon.Server.Engine;

internal sealed class Evaluator
{
    private readonly ChannelReader<DurableGroup> _groups;
    private readonly Thread _thread;

    public Evaluator(ChannelReader<DurableGroup> groups)
    {
        _groups = groups;
        _thread = new Thread(Run) { Name = "cordon-evaluate", IsBackground = true };
    }

    public void Start() => _thread.Start();

    public void Stop() => _thread.Join();

    private void Run()
    {
        while (_groups.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_groups.TryRead(out var group))
            {
                foreach (var submission in group.Submissions)
                    submission.Finish();
            }
        }
    }
}
