import * as z from 'zod'

// Zod tries `new Function` to see whether it may compile validators. The content security policy forbids that, rightly,
// and the browser would report the try.
z.config({ jitless: true })
