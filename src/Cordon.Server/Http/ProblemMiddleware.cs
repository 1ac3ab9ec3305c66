using Cordon.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cordon.Server.Http;

/// <summary>Turns what goes wrong in an endpoint, and answers without a body, into problems.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (context.Response.HasStarted || context.Response.ContentLength > 0 || context.Response.ContentType is not null)
                return;
            if (context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed)
                await Problems.Write(context, 405, "Wrong method", $"{context.Request.Method} is not offered here; {context.Response.Headers.Allow} is");
            else if (context.Response.StatusCode == StatusCodes.Status415UnsupportedMediaType)
                await Problems.Write(context, 415, "Wrong media type", "send the body as application/json");
            else if (context.Response.StatusCode == StatusCodes.Status404NotFound)
                await Problems.Write(context, 404, "Not found", $"there is nothing at {context.Request.Path}; see /docs for what there is");
        }
        catch (RequestProblem problem)
        {
            await Problems.Write(context, problem.Status, problem.Title, problem.Message, problem.Places);
        }
        catch (BadHttpRequestException e)
        {
            await Problems.Write(context, e.StatusCode, "Bad request", e.Message);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller went away.
        }
        catch (StorageException e)
        {
            await Problems.Write(context, e.IsDiskFull ? 507 : 503, "Not stored", e.Message);
        }
        catch (Exception e)
        {
            Failed(logger, e, context.Request.Method, context.Request.Path);
            await Problems.Write(context, 500, "Cordon failed", "this is a bug in Cordon; its log says more");
        }
    }

    [LoggerMessage(200, LogLevel.Error, "{Method} {Path} failed")]
    private static partial void Failed(ILogger logger, Exception failure, string method, string path);
}
